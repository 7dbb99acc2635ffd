using System.Runtime.CompilerServices;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>
/// The banks whose open rows are accessed in a run, and when each may be accessed next. An access holds others back by fixed numbers of cycles from
/// its own, so within the run only the distances among these banks count; of all that it imposes elsewhere the last access of each bank
/// is what remains, and that is noted when the run ends.
/// </summary>
internal sealed unsafe class HitRun(TimingState timing)
{
    /// <summary>Banks of a run at most.</summary>
    public const int MostBanks = 4;

    private readonly PinnedInts _numbers = new(3 * MostBanks + MostBanks * MostBanks, 0);
    private int _count;

    /// <summary>Accesses issued in this run.</summary>
    public int Issued { get; private set; }

    private int* Banks => _numbers.Pointer;

    private int* Ready => _numbers.Pointer + MostBanks;

    private int* Last => _numbers.Pointer + 2 * MostBanks;

    /// <summary>Cycles from an access of a bank to one of another, [from x MostBanks + to].</summary>
    private int* Distances => _numbers.Pointer + 3 * MostBanks;

    /// <summary>Forgets the banks of the run before.</summary>
    public void Clear() => (_count, Issued) = (0, 0);

    /// <summary>Takes a bank into the run.</summary>
    public void Add(int bank)
    {
        Banks[_count] = bank;
        Last[_count++] = Cycles.Past;
    }

    /// <summary>Finds when the banks may be accessed, and their distances.</summary>
    /// <param name="command">The access.</param>
    /// <param name="cls">Its class.</param>
    public void Relate(int command, int cls)
    {
        for (int from = 0; from < _count; from++)
        {
            Ready[from] = timing.Ready(cls, Banks[from]);
            for (int to = 0; to < _count; to++)
                Distances[from * MostBanks + to] = timing.Distance(command, Banks[from], cls, Banks[to]);
        }
    }

    /// <summary>The bank whose access may issue first; among those of the same cycle the one whose request is the oldest.</summary>
    /// <param name="orders">Per bank the order of its oldest request.</param>
    /// <param name="from">First cycle that counts.</param>
    /// <param name="edge">Clock edges on which accesses issue.</param>
    /// <param name="cycle">Its cycle.</param>
    /// <param name="order">Its request's order.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Oldest(int* orders, int from, int edge, out int cycle, out int order)
    {
        long best = long.MaxValue;
        int place = 0;
        for (int i = 0; i < _count; i++)
        {
            long key = ((long)(Math.Max(from, Ready[i]) | edge) << 32) | (uint)orders[Banks[i]];
            if (key >= best)
                continue;
            best = key;
            place = i;
        }

        cycle = (int)(best >> 32);
        order = (int)best;
        return place;
    }

    /// <summary>Notes an access.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Issue(int place, int cycle)
    {
        Issued++;
        Last[place] = cycle;
        int* distances = Distances + place * MostBanks;
        for (int i = 0; i < _count; i++)
            Ready[i] = Math.Max(Ready[i], cycle + distances[i]);
    }

    /// <summary>Notes in the timing state what the accesses impose, and forgets them.</summary>
    public void End(int command)
    {
        for (int i = 0; i < _count; i++)
        {
            if (Last[i] != Cycles.Past)
                timing.Issue(command, Banks[i], timing.SectionOf(Banks[i]), Last[i]);
        }

        Clear();
    }
}
