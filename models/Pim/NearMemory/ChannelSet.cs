using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>
/// The channels of a module. They begin alike, and as long as a channel gets the same work as another one it follows that one instead of being simulated;
/// a channel whose work differs for the first time catches up by living through the common past on its own.
/// </summary>
internal sealed class ChannelSet
{
    private readonly PimVariant _variant;
    private readonly PimUnitOptions _options;
    private readonly NearMemoryChannel?[] _channels;
    private readonly int[] _leader;
    private readonly List<Work>[] _past;

    public ChannelSet(PimVariant variant, PimUnitOptions options)
    {
        _variant = variant;
        _options = options;
        _leader = new int[options.Channels];
        _channels = new NearMemoryChannel?[options.Channels];
        _channels[0] = new NearMemoryChannel(variant, options);
        _past = [.. Enumerable.Range(0, options.Channels).Select(_ => new List<Work>())];
    }

    /// <summary>Runs a piece of work on every channel, from a common start to a common end.</summary>
    /// <returns>The cycle of the end.</returns>
    public long Run(GemvShare[][] shares, HostStream[] streams)
    {
        int[] before = [.. _leader];
        for (int channel = 0; channel < shares.Length; channel++)
            Follow(channel, before, shares);
        long end = 0;
        for (int channel = 0; channel < shares.Length; channel++)
        {
            if (_leader[channel] == channel)
                end = Math.Max(end, Do(_channels[channel]!, new Work(shares[channel], streams, 0)));
        }

        for (int channel = 0; channel < shares.Length; channel++)
        {
            _past[channel].Add(new Work(shares[channel], streams, end));
            if (_leader[channel] == channel)
                _channels[channel]!.Run(end);
        }

        if (_leader.Select((leader, channel) => leader == channel).All(own => own))
            Array.ForEach(_past, past => past.Clear());
        return end;
    }

    public long Issued(int command) => _leader.Sum(leader => _channels[leader]!.IssuedCommands[command]);

    private void Follow(int channel, int[] before, GemvShare[][] shares)
    {
        int first = Enumerable.Range(0, channel + 1).First(other =>
            before[other] == before[channel] && shares[other].AsSpan().SequenceEqual(shares[channel]));
        _leader[channel] = first == channel ? channel : _leader[first];
        if (_leader[channel] == channel && _channels[channel] is null)
            _channels[channel] = CatchUp(channel);
    }

    private NearMemoryChannel CatchUp(int channel)
    {
        var own = new NearMemoryChannel(_variant, _options);
        foreach (var work in _past[channel])
        {
            Do(own, work);
            own.Run(work.End);
        }

        return own;
    }

    private static long Do(NearMemoryChannel channel, Work work)
    {
        channel.Start(work.Shares);
        foreach (var stream in work.Streams)
            channel.Add(stream);
        channel.Run();
        return channel.Now;
    }

    private sealed record Work(GemvShare[] Shares, HostStream[] Streams, long End);
}
