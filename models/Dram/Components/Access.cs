namespace Tlm.Models.Dram.Components;

/// <summary>A transaction of an initiator that the channels serve.</summary>
/// <param name="channels">Number of channels.</param>
/// <param name="slot">Its number among those under way.</param>
internal sealed class Access(int channels, int slot)
{
    /// <summary>Where it stands among those whose completion is not known.</summary>
    public LinkedListNode<int> Place { get; } = new(slot);

    /// <summary>DRAM transactions without a known completion, by channel.</summary>
    public long[] Open { get; } = new long[channels];

    /// <summary>By channel the number of the first transaction behind its own.</summary>
    public long[] Ends { get; } = new long[channels];

    /// <summary>By channel how many of its transactions may be served from the write queue or absorbed by it, at most.</summary>
    public long[] Meetings { get; } = new long[channels];

    /// <summary>Sum of <see cref="Open"/>.</summary>
    public long OpenInAll { get; set; }

    /// <summary>The payload, owned by the memory until it responds; null when the slot is free.</summary>
    public Payload? Payload { get; set; }

    /// <summary>Number of the access, ascending over the run.</summary>
    public long Number { get; private set; }

    /// <summary>When it arrived.</summary>
    public SimTime Arrival { get; set; }

    /// <summary>The most DRAM transactions that one channel has of it.</summary>
    public long Longest { get; set; }

    /// <summary>The first completion cycle known, or <see cref="long.MaxValue"/>.</summary>
    public long FirstCycle { get; set; }

    /// <summary>The last completion cycle known.</summary>
    public long LastCycle { get; set; }

    /// <summary>True once the completion of every part is known.</summary>
    public bool IsKnown => OpenInAll == 0;

    /// <summary>Makes the slot that of a new payload.</summary>
    public void Begin(Payload payload, SimTime arrival, long number)
    {
        Number = number;
        (Payload, Arrival) = (payload, arrival);
        (Longest, FirstCycle, LastCycle) = (0, long.MaxValue, 0);
        Meetings.AsSpan().Clear();
    }

    /// <summary>A run of transactions is queued at a channel, up to a number.</summary>
    public void Add(int channel, long transactions, long end, long meetings)
    {
        Ends[channel] = end;
        Meetings[channel] += meetings;
        Open[channel] += transactions;
        OpenInAll += transactions;
        Longest = Math.Max(Longest, Open[channel]);
    }

    /// <summary>Transactions complete, the first and the last of them at the given cycles.</summary>
    public void Complete(int channel, long count, long first, long last)
    {
        Open[channel] -= count;
        OpenInAll -= count;
        FirstCycle = Math.Min(FirstCycle, first);
        LastCycle = Math.Max(LastCycle, last);
    }
}
