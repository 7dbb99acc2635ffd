using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.CrossValidation;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Reference;

namespace Tlm.Bridges.Ramulator2.CrossValidation;

/// <summary>Notes the traffic of a scenario at each DRAM memory, channel by channel, instead of comparing it.</summary>
/// <param name="limit">Transactions a channel that are noted; later ones are only counted.</param>
public sealed class TrafficTap(int limit) : IReferenceEngines
{
    private readonly List<TappedMemory> _memories = [];

    /// <summary>The memories that the scenario has, in the order of their start.</summary>
    public IReadOnlyList<TappedMemory> Memories => _memories;

    /// <inheritdoc/>
    public IReferenceMemory Open(string memory, DramSystemConfiguration system, string wanted)
    {
        var tapped = new TappedMemory(memory, system, limit);
        _memories.Add(tapped);
        return tapped;
    }

    /// <inheritdoc/>
    public IServingEngine? OpenServing(string memory, DramSystemConfiguration system, string wanted) => null;
}

/// <summary>The traffic of one memory.</summary>
public sealed class TappedMemory : IReferenceMemory
{
    private readonly TappedChannel[] _channels;

    internal TappedMemory(string name, DramSystemConfiguration system, int limit)
    {
        (Name, System) = (name, system);
        _channels = [.. system.Channels.Select(_ => new TappedChannel(limit))];
    }

    /// <summary>Full name of the component.</summary>
    public string Name { get; }

    /// <summary>Its configuration.</summary>
    public DramSystemConfiguration System { get; }

    /// <summary>Traffic by channel.</summary>
    public IReadOnlyList<TappedChannel> Channels => _channels;

    /// <inheritdoc/>
    public IReferenceChannel this[int channel] => _channels[channel];

    /// <inheritdoc/>
    public void Finish()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

/// <summary>The traffic of one channel: transactions with addresses inside the channel, in the order of their offers.</summary>
public sealed class TappedChannel : IReferenceChannel
{
    private readonly int _limit;
    private readonly List<GoldenRequest> _requests = [];

    internal TappedChannel(int limit) => _limit = limit;

    /// <summary>The transactions that were noted.</summary>
    public IReadOnlyList<GoldenRequest> Requests => _requests;

    /// <summary>Transactions in all.</summary>
    public long Seen { get; private set; }

    /// <inheritdoc/>
    public void Offered(long access, long cycle, long address, long stride, long count, bool isWrite)
    {
        Seen += count;
        for (long i = 0; i < count && _requests.Count < _limit; i++)
            _requests.Add(new GoldenRequest(cycle, isWrite, address + (i * stride), -1, -1, []));
    }

    /// <inheritdoc/>
    public void Completed(long access, long cycle)
    {
    }

    /// <inheritdoc/>
    public void Issued(in DramCommandRecord command)
    {
    }

    /// <inheritdoc/>
    public void Advanced(long cycle)
    {
    }
}
