using System.Runtime.CompilerServices;
using Tlm.Observability.Collection;

namespace Tlm.Observability.Recording;

/// <summary>Sums and samples the activities of one component.</summary>
internal sealed class ActivityRecord(Component component) : IActivitySink
{
    private const int Capacity = 65_536;
    private readonly BoundedLog<Activity> _log = new(Capacity);
    private readonly Dictionary<(string Name, string Kind, int Layer, bool First), ActivityTotals> _byName = [];
    private readonly List<ActivityTotals> _totals = [];
    private long _count;

    public string Component => component.FullName;

    /// <summary>Activities so far; may be read from any thread, for display.</summary>
    public long Count => Volatile.Read(ref _count);

    public bool IsEmpty => _totals.Count == 0;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(in Activity activity)
    {
        var key = (activity.Name, activity.Kind, activity.Layer, activity.Pass == 0);
        if (!_byName.TryGetValue(key, out ActivityTotals? totals))
        {
            totals = new ActivityTotals(activity.Name, activity.Kind, activity.Layer, activity.Pass == 0);
            _byName.Add(key, totals);
            _totals.Add(totals);
        }
        totals.Add(activity);
        _log.Add(activity);
        Volatile.Write(ref _count, _count + 1);
    }

    public void Reset()
    {
        _log.Clear();
        _byName.Clear();
        _totals.Clear();
    }

    public ActivityMeasurement Measure() => new(Component, [.. _totals], _log.Records.ToArray(), _log.Every);
}
