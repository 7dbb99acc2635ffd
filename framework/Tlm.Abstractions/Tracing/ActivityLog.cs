namespace Tlm;

/// <summary>The activities of one component: a bounded record of them, and whoever else wants to be told. Off until a recorder asks for it.</summary>
public sealed class ActivityLog
{
    private IActivitySink[] _sinks = [];

    /// <summary>True where somebody listens; ask before work that only serves the record.</summary>
    public bool IsOn => _sinks.Length > 0;

    /// <summary>Notes an activity that has ended.</summary>
    public void Add(in Activity activity)
    {
        foreach (IActivitySink sink in _sinks)
            sink.Add(activity);
    }

    /// <summary>Tells a sink every activity from now on.</summary>
    public void Record(IActivitySink sink) => _sinks = [.. _sinks, sink];
}
