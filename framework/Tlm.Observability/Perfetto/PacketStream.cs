using System.Runtime.CompilerServices;

namespace Tlm.Observability.Perfetto;

/// <summary>Writes packets of a trace: descriptions of tracks, slices, instants, counters. Names are written once and then referred to by number.</summary>
internal sealed class PacketStream(Stream output, long femtosecondsPerTick)
{
    private const ulong Sequence = 1;
    private const int Block = 1 << 16;
    private readonly ProtoBuffer _packet = new();
    private readonly ProtoBuffer _event = new();
    private readonly ProtoBuffer _interned = new();
    private readonly ProtoBuffer _inner = new();
    private readonly ProtoBuffer _outer = new();
    private readonly Dictionary<string, ulong> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ulong> _annotations = new(StringComparer.Ordinal);
    private ulong _tracks;
    private bool _started;

    /// <summary>Slices, instants and counter values written so far.</summary>
    public long Events { get; private set; }

    /// <summary>A track that stands for a component: a process in Perfetto's words.</summary>
    public ulong Process(string name)
    {
        ulong uuid = ++_tracks;
        _inner.Clear();
        _inner.Varint(Field.ProcessPid, uuid);
        _inner.Text(Field.ProcessName, name);
        return Track(uuid, null, null, Field.TrackProcess);
    }

    /// <summary>A track of slices below another.</summary>
    public ulong Slices(string name, ulong parent) => Track(++_tracks, name, parent, 0);

    /// <summary>A track of a counter below another.</summary>
    public ulong Counter(string name, ulong parent, string unit)
    {
        _inner.Clear();
        _inner.Text(Field.CounterUnitName, unit);
        return Track(++_tracks, name, parent, Field.TrackCounter);
    }

    /// <summary>Begins an event; its details follow, then <see cref="End"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Begin(ulong type, ulong track, string? name = null)
    {
        _event.Clear();
        _interned.Clear();
        _event.Varint(Field.EventType, type);
        _event.Varint(Field.EventTrack, track);
        if (name is not null)
            _event.Varint(Field.EventNameId, Number(_names, name, Field.InternedEventNames));
        Events++;
    }

    /// <summary>Hands over to the stream what was written so far.</summary>
    public void Flush()
    {
        output.Write(_outer.Written);
        _outer.Clear();
    }

    /// <summary>Adds an address to the event at hand; it is shown in hexadecimal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AnnotateAddress(string name, ulong value)
    {
        BeginAnnotation(name);
        _inner.Varint(Field.AnnotationPointer, value);
        _event.Message(Field.EventAnnotation, _inner);
    }

    /// <summary>Adds a number to the event at hand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Annotate(string name, long value)
    {
        BeginAnnotation(name);
        _inner.Signed(Field.AnnotationSigned, value);
        _event.Message(Field.EventAnnotation, _inner);
    }

    /// <summary>Adds a text to the event at hand.</summary>
    public void Annotate(string name, string value)
    {
        BeginAnnotation(name);
        _inner.Text(Field.AnnotationText, value);
        _event.Message(Field.EventAnnotation, _inner);
    }

    /// <summary>A flow passes the event at hand.</summary>
    public void Flow(ulong flow) => _event.Fixed64(Field.EventFlow, flow);

    /// <summary>A flow ends at the event at hand.</summary>
    public void FlowEnd(ulong flow) => _event.Fixed64(Field.EventFlowEnd, flow);

    /// <summary>The value of a counter event.</summary>
    public void Value(double value) => _event.Double(Field.EventDouble, value);

    /// <summary>Writes the event at hand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void End(long femtoseconds)
    {
        _packet.Clear();
        _packet.Varint(Field.PacketTimestamp, (ulong)(femtoseconds / femtosecondsPerTick));
        _packet.Message(Field.PacketTrackEvent, _event);
        if (_interned.Length > 0)
            _packet.Message(Field.PacketInterned, _interned);
        Send();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BeginAnnotation(string name)
    {
        ulong number = Number(_annotations, name, Field.InternedAnnotationNames);
        _inner.Clear();
        _inner.Varint(Field.AnnotationNameId, number);
    }

    private ulong Track(ulong uuid, string? name, ulong? parent, int detail)
    {
        _event.Clear();
        _event.Varint(Field.TrackUuid, uuid);
        if (parent is { } above)
            _event.Varint(Field.TrackParent, above);
        if (name is not null)
            _event.Text(Field.TrackName, name);
        if (detail != 0)
            _event.Message(detail, _inner);
        _packet.Clear();
        _packet.Message(Field.PacketTrack, _event);
        Send();
        return uuid;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private ulong Number(Dictionary<string, ulong> known, string name, int field)
    {
        if (known.TryGetValue(name, out ulong number))
            return number;
        known.Add(name, number = (ulong)known.Count + 1);
        _inner.Clear();
        _inner.Varint(Field.InternedId, number);
        _inner.Text(Field.InternedName, name);
        _interned.Message(field, _inner);
        return number;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Send()
    {
        _packet.Varint(Field.PacketSequence, Sequence);
        _packet.Varint(Field.PacketSequenceFlags, _started ? Field.SequenceNeedsState : Field.SequenceCleared | Field.SequenceNeedsState);
        _started = true;
        _outer.Message(Field.TracePacket, _packet);
        if (_outer.Length >= Block)
            Flush();
    }
}
