using Tlm.Models.Pim.Engine;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>
/// The channels of a module. As long as all get the same products and accesses at the same time the first one stands for all; when one gets something of its own, the
/// others live through the common past and go on by themselves. The result is the same, command by command.
/// </summary>
internal sealed class ChannelBank
{
    private readonly PimVariant _variant;
    private readonly PimUnitOptions _options;
    private readonly ChannelDriver[] _drivers;
    private readonly NearMemoryChannel[] _channels;
    private readonly List<PastWork> _past = [];
    private bool _alike = true;

    public ChannelBank(PimVariant variant, PimUnitOptions options, ChannelDriver[] drivers)
    {
        (_variant, _options, _drivers) = (variant, options, drivers);
        var first = new NearMemoryChannel(variant, options);
        _channels = [.. drivers.Select(_ => first)];
        drivers[0].Channel = first;
    }

    /// <summary>The channel that holds the counts of each channel.</summary>
    public NearMemoryChannel[] Channels => _channels;

    /// <summary>Channels that are being simulated.</summary>
    public int Simulated => _alike ? 1 : _drivers.Length;

    /// <summary>Starts a product.</summary>
    public void Start(GemvShare[][] shares, long cycle, Action<long> done)
    {
        if (_alike && !shares.All(share => share.AsSpan().SequenceEqual(shares[0])))
            Separate(cycle, null);
        if (_alike && _drivers.Length > 1)
            _past.Add(new PastWork(cycle, shares[0], null));
        for (int channel = 0; channel < Simulated; channel++)
            _drivers[channel].Start(shares[channel], done);
    }

    /// <summary>Adds the same run of accesses to every channel; <paramref name="ticket"/> hears of each channel that is simulated.</summary>
    public void AddToAll(HostStream stream, long cycle, HostTicket ticket)
    {
        ticket.Expect(Simulated);
        if (_alike && _drivers.Length > 1)
            _past.Add(new PastWork(cycle, null, stream));
        for (int channel = 0; channel < Simulated; channel++)
            _drivers[channel].Add(stream, ticket);
    }

    /// <summary>Lets every channel go on by itself; <paramref name="done"/> is what a product under way waits for.</summary>
    public void Separate(long cycle, Action<long>? done)
    {
        _alike = false;
        _drivers[0].CatchUp();
        for (int channel = 1; channel < _drivers.Length; channel++)
        {
            _channels[channel] = Relive(cycle);
            _drivers[channel].Channel = _channels[channel];
            _drivers[channel].TakeOver(_drivers[0], _past.Count(work => work.Stream is not null));
            if (done is not null)
                _drivers[channel].Await(done);
        }

        _past.Clear();
    }

    private NearMemoryChannel Relive(long cycle)
    {
        var channel = new NearMemoryChannel(_variant, _options);
        foreach (var work in _past)
        {
            channel.CatchUp(work.Cycle);
            if (work.Shares is not null)
                channel.Start(work.Shares);
            else
                channel.Add(work.Stream!);
        }

        channel.CatchUp(cycle);
        return channel;
    }

    /// <summary>What all channels were given in a cycle: a product or accesses.</summary>
    private readonly record struct PastWork(long Cycle, GemvShare[]? Shares, HostStream? Stream);
}
