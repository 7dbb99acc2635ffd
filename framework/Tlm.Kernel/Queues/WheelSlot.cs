using System.Runtime.CompilerServices;

namespace Tlm.Kernel.Queues;

/// <summary>A list of nodes that knows whether they share one time.</summary>
internal struct WheelSlot
{
    private const long Mixed = -1;

    public NodeList List;

    /// <summary>The time of all nodes; -1 where they differ. Meaningless while empty.</summary>
    public long Time;

    /// <summary>True where all nodes are processes that only wait for time.</summary>
    public bool IsPlain;

    /// <summary>The weights of the nodes together. Meaningless while empty.</summary>
    public int Weight;

    public readonly bool IsEmpty => List.IsEmpty;

    public readonly bool IsMixed => Time == Mixed;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ScheduledNode node, long time, bool plain)
    {
        if (List.IsEmpty)
        {
            Time = time;
            IsPlain = plain;
            Weight = node.Weight;
        }
        else
        {
            Weight += node.Weight;
            if (Time != time)
                Time = Mixed;
        }
        if (plain)
        {
            List.AppendForward(node);
        }
        else
        {
            List.Append(node);
            IsPlain = false;
        }
    }

    /// <summary>Appends the nodes of another slot, which share one time; it is left empty.</summary>
    public void AppendAll(ref WheelSlot other)
    {
        if (List.IsEmpty)
        {
            Time = other.Time;
            IsPlain = other.IsPlain;
            Weight = other.Weight;
        }
        else
        {
            IsPlain &= other.IsPlain;
            Weight += other.Weight;
            if (Time != other.Time)
                Time = Mixed;
        }
        List.AppendAll(ref other.List);
    }

    public void Remove(ScheduledNode node)
    {
        Weight -= node.Weight;
        if (node.IsPlain)
            List.FindAndRemove(node);
        else
            List.Remove(node);
    }
}
