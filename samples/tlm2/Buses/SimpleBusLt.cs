namespace Tlm.Samples.Tlm2;

/// <summary>A bus that passes blocking calls through.</summary>
public sealed class SimpleBusLt : SimpleBus
{
    /// <summary>A bus.</summary>
    public SimpleBusLt(ComponentContext context)
        : base(context, 2)
    {
        foreach (TargetSocket socket in In)
            socket.RegisterBTransportAsync((payload, delay) => Decode(payload).BTransportAsync(payload, delay));
    }
}
