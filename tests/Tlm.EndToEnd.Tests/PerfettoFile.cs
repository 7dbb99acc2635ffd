namespace Tlm.EndToEnd.Tests;

/// <summary>A Perfetto trace as a reader that is not ours sees it, by the published field numbers.</summary>
internal sealed class PerfettoFile
{
    private readonly Dictionary<string, string> _names = [];
    private readonly Dictionary<string, string> _annotations = [];

    public PerfettoFile(string path)
    {
        foreach (var packet in RawMessage.Decode(path).Messages(1))
        {
            if (packet.Message(60) is { } track)
                Tracks.Add(track.Number(1), (track.Text(2) ?? track.Message(3)?.Text(6) ?? "", track.Number(5), track.Message(8) is not null));
            Intern(packet.Message(12));
            if (packet.Message(11) is { } inner)
                Events.Add(new Event(packet.Number(8), inner.Number(9), inner.Number(11), NameOf(inner), AnnotationsOf(inner), [.. inner.Values(47)], [.. inner.Values(48)]));
        }
    }

    public Dictionary<long, (string Name, long Parent, bool IsCounter)> Tracks { get; } = [];

    public List<Event> Events { get; } = [];

    public IEnumerable<Event> OnTracks(string name) => Events.Where(e => Tracks[e.Track].Name == name || Tracks[e.Track].Name.StartsWith(name + " #", StringComparison.Ordinal));

    /// <summary>The slices of the trace with their nesting depth; fails where one does not nest.</summary>
    public List<Slice> Slices()
    {
        var slices = new List<Slice>();
        foreach (var track in Events.GroupBy(e => e.Track))
        {
            var open = new Stack<Event>();
            long last = 0;
            foreach (var e in track.Where(e => e.Type is 1 or 2 or 3))
            {
                Assert.True(e.Time >= last, $"time goes back on track {Tracks[e.Track].Name}");
                last = e.Time;
                if (e.Type == 1)
                    open.Push(e);
                else if (e.Type == 2)
                    slices.Add(new Slice(open.Pop(), e.Time, open.Count));
            }
            Assert.Empty(open);
        }
        return slices;
    }

    private void Intern(RawMessage? interned)
    {
        foreach (var name in interned?.Messages(2) ?? [])
            _names.Add(name.Text(1)!, name.Text(2)!);
        foreach (var name in interned?.Messages(3) ?? [])
            _annotations.Add(name.Text(1)!, name.Text(2)!);
    }

    private string NameOf(RawMessage inner) => inner.Text(10) is { } number ? _names[number] : "";

    private Dictionary<string, string> AnnotationsOf(RawMessage inner) =>
        inner.Messages(4).ToDictionary(a => _annotations[a.Text(1)!], a => a.Text(4) ?? a.Text(6) ?? "");

    internal sealed record Event(long Time, long Type, long Track, string Name, Dictionary<string, string> Annotations, string[] Flows, string[] FlowEnds);

    internal sealed record Slice(Event Begin, long End, int Depth);
}
