namespace Tlm;

/// <summary>Is told the activities of one component, in its partition.</summary>
public interface IActivitySink
{
    /// <summary>An activity has ended.</summary>
    void Add(in Activity activity);
}
