namespace Tlm.Observability.Recording;

/// <summary>Takes every transaction and activity of a run, not only a sample.</summary>
public interface ITraceWriter
{
    /// <summary>Whether it wants the steps of streams that targets take one by one.</summary>
    bool WantsSteps { get; }

    /// <summary>Who takes the transactions of a socket, in the partition of its component; null: nobody.</summary>
    ITransactionSink? Follow(InitiatorSocket socket);

    /// <summary>Who takes the activities of a component, in its partition; null: nobody.</summary>
    IActivitySink? Follow(Component component);
}
