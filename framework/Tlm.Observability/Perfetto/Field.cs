namespace Tlm.Observability.Perfetto;

/// <summary>Field numbers and values of Perfetto's published trace format (protos/perfetto/trace, Apache-2.0), as far as they are written here.</summary>
internal static class Field
{
    public const int TracePacket = 1;

    public const int PacketTimestamp = 8;
    public const int PacketSequence = 10;
    public const int PacketTrackEvent = 11;
    public const int PacketInterned = 12;
    public const int PacketSequenceFlags = 13;
    public const int PacketTrack = 60;
    public const ulong SequenceCleared = 1;
    public const ulong SequenceNeedsState = 2;

    public const int TrackUuid = 1;
    public const int TrackName = 2;
    public const int TrackProcess = 3;
    public const int TrackParent = 5;
    public const int TrackCounter = 8;
    public const int ProcessPid = 1;
    public const int ProcessName = 6;
    public const int CounterUnitName = 6;

    public const int EventAnnotation = 4;
    public const int EventType = 9;
    public const int EventNameId = 10;
    public const int EventTrack = 11;
    public const int EventDouble = 44;
    public const int EventFlow = 47;
    public const int EventFlowEnd = 48;
    public const ulong TypeBegin = 1;
    public const ulong TypeEnd = 2;
    public const ulong TypeInstant = 3;
    public const ulong TypeCounter = 4;

    public const int InternedEventNames = 2;
    public const int InternedAnnotationNames = 3;
    public const int InternedId = 1;
    public const int InternedName = 2;

    public const int AnnotationNameId = 1;
    public const int AnnotationSigned = 4;
    public const int AnnotationText = 6;
    public const int AnnotationPointer = 7;
}
