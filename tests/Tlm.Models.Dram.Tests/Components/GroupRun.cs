using Tlm.Models.Dram.Components;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Tests.Streams;

namespace Tlm.Models.Dram.Tests.Components;

/// <summary>An access of a script.</summary>
/// <param name="Cycle">Cycle before which it arrives: it is offered from the next one on.</param>
/// <param name="Address">First address.</param>
/// <param name="Shape">What it moves.</param>
/// <param name="IsWrite">Direction.</param>
internal sealed record ScriptedAccess(long Cycle, long Address, StreamShape Shape, bool IsWrite);

/// <summary>Runs a script on the channels of a memory, woken as the component would be, and notes all that anybody can see.</summary>
internal sealed class GroupRun
{
    private readonly ChannelGroup _group;
    private readonly PayloadPool _pool = new();
    private readonly List<(long Cycle, long Bound)> _bounds = [];

    public GroupRun(DramSystemConfiguration system, IReadOnlyList<ScriptedAccess> script, IReadOnlyList<long> looks, bool mayFollow, IDramCommandObserver? observer = null, int memoRoom = 1 << 23)
    {
        _group = new ChannelGroup(system, 0, mayFollow, memoRoom);
        foreach (RunChannel channel in _group.Channels)
            channel.Engine.Observer = observer;
        Ends = new (long, long)[script.Count];
        int next = 0, look = 0;
        long cycle = 0;
        while (next < script.Count || _group.Count > 0 || look < looks.Count)
        {
            long arrival = next < script.Count ? script[next].Cycle : long.MaxValue;
            long looked = look < looks.Count ? looks[look] : long.MaxValue;
            long wake = _group.Count > 0 ? Wake(cycle) : long.MaxValue;
            cycle = Math.Max(cycle, Math.Min(Math.Min(arrival, looked), wake));
            _group.AdvanceTo(cycle);
            while (_group.TakeCompleted(cycle) is { } access)
                Note(access, cycle);
            for (; next < script.Count && script[next].Cycle == cycle; next++)
                _group.Begin(Payload(script[next], next), SimTime.Zero, cycle + (script[next].Address / 32 % 2));
            for (; look < looks.Count && looks[look] == cycle; look++)
                Looks.Add($"{cycle}: {Counts()}");
        }

        Followed = _group.Channels.ToArray().Sum(channel => channel.Followed);
        AssertBounds(script);
    }

    /// <summary>First and last completion cycle of each access.</summary>
    public (long First, long Last)[] Ends { get; }

    /// <summary>Counts of all channels at the cycles at which somebody looked.</summary>
    public List<string> Looks { get; } = [];

    /// <summary>Transactions that were not simulated.</summary>
    public long Followed { get; }

    private long Wake(long cycle)
    {
        long bound = _group.EarliestCompletion();
        Assert.True(bound > cycle, $"woken at {cycle} for {bound}");
        _bounds.Add((cycle, bound));
        return bound;
    }

    private void Note(Access access, long cycle)
    {
        Assert.Equal(access.LastCycle, cycle);
        Ends[(int)access.Payload!.Id] = (access.FirstCycle, access.LastCycle);
        access.Payload.Release();
    }

    private Payload Payload(ScriptedAccess access, int id)
    {
        Payload payload = _pool.Rent();
        _ = access.IsWrite ? payload.SetWrite((ulong)access.Address, 0) : payload.SetRead((ulong)access.Address, 0);
        payload.Stream = access.Shape;
        payload.Id = id;
        return payload;
    }

    private string Counts()
    {
        _group.Settle();
        return string.Join(" | ", _group.Channels.ToArray().Select(channel => StreamSkippingTests.Counts(channel.Engine)));
    }

    /// <summary>Whenever the memory said that nothing completes before a cycle, nothing did.</summary>
    private void AssertBounds(IReadOnlyList<ScriptedAccess> script)
    {
        foreach (var (cycle, bound) in _bounds)
        {
            for (int i = 0; i < script.Count && script[i].Cycle < cycle; i++)
            {
                if (Ends[i].Last > cycle && Ends[i].Last < bound)
                    Assert.Fail($"at {cycle} nothing was to complete before {bound}, but {script[i]} did at {Ends[i].Last}");
            }
        }
    }
}
