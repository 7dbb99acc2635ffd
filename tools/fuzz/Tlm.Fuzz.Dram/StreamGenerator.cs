using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Fuzz.Dram;

/// <summary>Draws request streams: segments of different address patterns, write shares and arrival patterns.</summary>
public sealed class StreamGenerator(FuzzRandom random, DramSystemConfiguration system, bool passesIdsThrough)
{
    private readonly DramOrganization _organization = system.Channels[0].Organization;
    private readonly int _refreshInterval = system.Channels[0].Timings.FirstOrDefault(timing => timing.Name == "nREFI").Value;

    /// <summary>Draws a stream.</summary>
    /// <param name="longest">Requests it has at most.</param>
    public ImmutableArray<FuzzRequest> Draw(int longest)
    {
        var requests = ImmutableArray.CreateBuilder<FuzzRequest>();
        int segments = random.Between(1, 4);
        long cycle = random.Pick(0, 0, random.Below(100));
        for (int segment = 0; segment < segments; segment++)
            cycle = DrawSegment(requests, cycle, random.Between(10, Math.Max(10, longest / segments)));
        return requests.ToImmutable();
    }

    private long DrawSegment(ImmutableArray<FuzzRequest>.Builder requests, long cycle, int count)
    {
        var addresses = new AddressPattern(random, _organization, system.Channels.Length);
        var arrivals = new ArrivalPattern(random, _refreshInterval);
        int writes = random.Pick(0, 0, 10, 33, 50, 50, 90, 100);
        for (int i = 0; i < count; i++)
        {
            long address = addresses.Next();
            requests.Add(new FuzzRequest(cycle, random.Percent(writes), address, Ids(address)));
            cycle += arrivals.Next();
        }

        return cycle + (random.Percent(30) ? random.Below(3 * (_refreshInterval + 1)) : 0);
    }

    /// <summary>With a pass-through mapper an address is spread over the levels in an order that no mapper has.</summary>
    private ImmutableArray<int> Ids(long address)
    {
        if (!passesIdsThrough)
            return [];
        long rest = address / _organization.TransactionBytes;
        int[] ids = new int[_organization.Levels.Length];
        for (int level = 0; level < ids.Length; level++)
        {
            int count = level == 0 ? system.Channels.Length : _organization.Counts[level];
            if (level == ids.Length - 1)
                count /= _organization.Prefetch;
            ids[level] = (int)(rest % count);
            rest /= count;
        }

        return [.. ids];
    }
}
