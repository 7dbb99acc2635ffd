using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>
/// The channels of a module. As long as all get the same work at the same time the first one stands for all; when one gets something of its own, the
/// others live through the common past and go on by themselves. The result is the same, command by command.
/// </summary>
internal sealed class ChannelBank
{
    private readonly PimVariant _variant;
    private readonly PimUnitOptions _options;
    private readonly ChannelDriver[] _drivers;
    private readonly NearMemoryChannel[] _channels;
    private readonly List<(long Cycle, GemvShare[] Shares)> _past = [];
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
            _past.Add((cycle, shares[0]));
        for (int channel = 0; channel < Simulated; channel++)
            _drivers[channel].Start(shares[channel], done);
    }

    /// <summary>Lets every channel go on by itself; <paramref name="done"/> is what a product under way waits for.</summary>
    public void Separate(long cycle, Action<long>? done)
    {
        _alike = false;
        for (int channel = 1; channel < _drivers.Length; channel++)
        {
            _channels[channel] = Relive(cycle);
            _drivers[channel].Channel = _channels[channel];
            if (done is not null)
                _drivers[channel].Await(done);
        }

        _past.Clear();
    }

    private NearMemoryChannel Relive(long cycle)
    {
        var channel = new NearMemoryChannel(_variant, _options);
        foreach (var (start, shares) in _past)
        {
            channel.CatchUp(start);
            channel.Start(shares);
        }

        channel.CatchUp(cycle);
        return channel;
    }
}
