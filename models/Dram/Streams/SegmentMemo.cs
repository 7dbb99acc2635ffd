using System.Numerics;

namespace Tlm.Models.Dram.Streams;

/// <summary>
/// The states that lines have met and the segments between them, for lines on channels with one configuration. Equal
/// states are found by a hash and compared in full. Shared by the channels of a memory, on one thread; its room is bounded.
/// </summary>
/// <param name="room">Integers that it may hold before it begins anew.</param>
internal sealed class SegmentMemo(int room)
{
    private readonly Dictionary<(long Stride, bool IsWrite, long Inner, long Outer, int Hash), StreamNode> _nodes = [];
    private long _size;

    /// <summary>States known.</summary>
    public int Count => _nodes.Count;

    /// <summary>The node of a state.</summary>
    public StreamNode Intern(StreamLine line, ReadOnlySpan<int> state)
    {
        var key = (line.Stride, line.IsWrite, line.Inner, line.Outer, Hash(state));
        for (StreamNode? node = _nodes.GetValueOrDefault(key); node is not null; node = node.Other)
        {
            if (node.State.SequenceEqual(state))
                return node;
        }

        MakeRoom(state.Length + 64);
        return _nodes[key] = new StreamNode([.. state]) { Other = _nodes.GetValueOrDefault(key) };
    }

    /// <summary>Adds the segment that was seen to follow a state.</summary>
    public void Add(StreamNode node, StreamSegment segment, long untilRefresh)
    {
        _size += segment.Size;
        node.Add(segment, untilRefresh);
    }

    /// <summary>Adds what was seen to follow a state where the line ends.</summary>
    public void AddClosing(StreamNode node, StreamSegment closing, long untilRefresh)
    {
        _size += closing.Size;
        node.AddClosing(closing, untilRefresh);
    }

    /// <summary>Adds many segments in a row, joined.</summary>
    public void AddJourney(StreamNode node, StreamSegment journey, long untilRefresh)
    {
        _size += journey.Size;
        node.AddJourney(journey, untilRefresh);
    }

    /// <summary>Forgets everything once the room is used up; whoever is on the way keeps what he holds.</summary>
    private void MakeRoom(int size)
    {
        if (_size + size > room)
        {
            _nodes.Clear();
            _size = 0;
        }

        _size += size;
    }

    /// <summary>Four chains, so that none waits for a multiplication at every number.</summary>
    private static int Hash(ReadOnlySpan<int> state)
    {
        (uint a, uint b, uint c, uint d) = (2166136261, 2654435769, 2246822519, 3266489917);
        int i = 0;
        for (; i + 4 <= state.Length; i += 4)
            (a, b, c, d) = (Mix(a, state[i]), Mix(b, state[i + 1]), Mix(c, state[i + 2]), Mix(d, state[i + 3]));
        for (; i < state.Length; i++)
            a = Mix(a, state[i]);
        return (int)Mix(Mix(Mix(a, (int)b), (int)c), (int)d);
    }

    private static uint Mix(uint hash, int value) => BitOperations.RotateLeft((hash ^ (uint)value) * 2654435761, 13);
}
