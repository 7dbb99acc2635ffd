using Tlm.Observability.Collection;

namespace Tlm.Observability.Recording;

/// <summary>Records the transactions of all sockets and the activities of all components of a run: exact sums, and samples of bounded size.</summary>
/// <param name="trace">Takes every transaction and activity as well; null: nobody does.</param>
public sealed class RunRecorder(ITraceWriter? trace = null)
{
    private readonly List<TransactionLog> _sockets = [];
    private volatile ActivityRecord[] _activities = [];

    /// <summary>Activities that have ended; may be read from any thread, for display.</summary>
    public long ActivitiesSoFar
    {
        get
        {
            long sum = 0;
            foreach (ActivityRecord activities in _activities)
                sum += activities.Count;
            return sum;
        }
    }

    /// <summary>Begins to record; once, after elaboration and before time 0.</summary>
    /// <param name="components">All components.</param>
    public void Attach(IEnumerable<Component> components)
    {
        var records = new List<ActivityRecord>();
        foreach (Component component in components.OrderBy(component => component.FullName, StringComparer.Ordinal))
        {
            var activities = new ActivityRecord(component);
            records.Add(activities);
            component.Activities.Record(activities);
            if (trace?.Follow(component) is { } followed)
                component.Activities.Record(followed);
            foreach (InitiatorSocket socket in component.Ports.OfType<InitiatorSocket>().Where(socket => socket.Peer is TargetSocket))
                Attach(socket);
        }
        _activities = [.. records];
    }

    /// <summary>Forgets what was before the region of interest.</summary>
    public void BeginRegion(SimTime start)
    {
        foreach (TransactionLog socket in _sockets)
            socket.Reset(start);
        foreach (ActivityRecord activities in _activities)
            activities.Reset();
    }

    /// <summary>Adds the records to a measurement.</summary>
    public RunMeasurement Complete(RunMeasurement run) => run with
    {
        Traffic = [.. _sockets.Select(socket => socket.Measure())],
        Activities = [.. _activities.Where(activities => !activities.IsEmpty).Select(activities => activities.Measure())],
    };

    private void Attach(InitiatorSocket socket)
    {
        var log = new TransactionLog(socket, trace?.Follow(socket));
        _sockets.Add(log);
        socket.Record(log, trace?.WantsSteps ?? false);
    }
}
