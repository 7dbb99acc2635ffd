using System.Runtime.CompilerServices;
using Tlm.Observability.Collection;
using Tlm.Observability.Recording;

namespace Tlm.Observability.Perfetto;

/// <summary>Turns transactions, activities and series into events on tracks by component.</summary>
internal sealed class PerfettoEvents(PacketStream packets, TraceFilter filter)
{
    private readonly Dictionary<string, ulong> _components = new(StringComparer.Ordinal);
    private readonly Dictionary<InitiatorSocket, SocketTracks> _sockets = [];
    private readonly Dictionary<string, Lanes> _activities = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Name, int Layer), string> _titles = [];
    private ulong _flow;

    public long Count => packets.Events;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(ReadOnlySpan<TraceItem> items)
    {
        foreach (ref readonly TraceItem item in items)
        {
            if (item.Socket is { } socket)
                TracksOf(socket).Write(item.Transaction, ++_flow);
            else
                Write(item.Component!.FullName, item.Activity);
        }
        packets.Flush();
    }

    /// <summary>Levels, rates of bytes and power, a value a bin.</summary>
    public void WriteCounters(RunMeasurement run)
    {
        foreach (ComponentMeasurement component in run.Components.Where(component => filter.Shows(component.Name)))
        {
            foreach (StatisticSnapshot statistic in component.Statistics.Where(statistic => statistic.Series is not null))
            {
                bool level = statistic.Kind != "time-series";
                string unit = level ? statistic.Unit.Symbol : $"{statistic.Unit.Symbol}/s";
                Write(component.Name, statistic.Name, unit, statistic.Series!, level ? 1 : 1e15, run.End);
            }
            foreach (EnergyEntry energy in run.Energy.Entries.Where(energy => energy.Component == component.Name && energy.Series is not null))
                Write(component.Name, $"power {energy.Cause}", "W", energy.Series!, 1, run.End);
        }
        packets.Flush();
    }

    private void Write(string component, string name, string unit, TimeBinsSnapshot series, double scale, SimTime end)
    {
        if (series.Contents.All(content => content == 0))
            return;
        ulong track = packets.Counter(name, ProcessOf(component), unit);
        for (int bin = 0; bin < series.Contents.Count; bin++)
        {
            long start = series.Start + (bin * series.Width);
            long width = Math.Max(1, Math.Min(series.Width, end.Femtoseconds - start));
            if (!filter.Shows(SimTime.FromFemtoseconds(start), SimTime.FromFemtoseconds(start + width)))
                continue;
            packets.Begin(Field.TypeCounter, track);
            packets.Value((double)series.Contents[bin] / width * scale);
            packets.End(start);
        }
    }

    private void Write(string component, in Activity activity)
    {
        if (!_activities.TryGetValue(component, out Lanes? lanes))
            _activities.Add(component, lanes = new Lanes(packets, "operators", ProcessOf(component)));
        ulong track = lanes.For(activity.Begin.Femtoseconds, activity.End.Femtoseconds);
        packets.Begin(Field.TypeBegin, track, TitleOf(activity));
        packets.Annotate("kind", activity.Kind);
        packets.Annotate("operations", activity.Operations);
        packets.Annotate("bytes", activity.Bytes);
        packets.Annotate("waiting_fs", activity.Waiting.Femtoseconds);
        packets.Annotate("pass", activity.Pass);
        packets.End(activity.Begin.Femtoseconds);
        packets.Begin(Field.TypeEnd, track);
        packets.End(activity.End.Femtoseconds);
    }

    private string TitleOf(in Activity activity)
    {
        if (activity.Layer < 0)
            return activity.Name;
        if (!_titles.TryGetValue((activity.Name, activity.Layer), out string? title))
            _titles.Add((activity.Name, activity.Layer), title = $"{activity.Name} ({activity.Layer})");
        return title;
    }

    private SocketTracks TracksOf(InitiatorSocket socket)
    {
        if (_sockets.TryGetValue(socket, out SocketTracks? tracks))
            return tracks;
        ulong here = ProcessOf(socket.Owner.FullName), there = ProcessOf(socket.Peer!.Owner.FullName);
        tracks = new SocketTracks(packets, new Lanes(packets, socket.Name, here), new Lanes(packets, $"{socket.Peer.Name} from {socket.FullName}", there),
            new Lanes(packets, $"{socket.Name} steps", here), new Lanes(packets, $"{socket.Peer.Name} steps from {socket.FullName}", there));
        _sockets.Add(socket, tracks);
        return tracks;
    }

    private ulong ProcessOf(string component)
    {
        if (!_components.TryGetValue(component, out ulong track))
            _components.Add(component, track = packets.Process(component));
        return track;
    }
}
