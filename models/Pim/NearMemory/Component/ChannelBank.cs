using Tlm.Models.Pim.Engine;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>
/// The channels of a module. Channels that have had the same products and accesses at the same times have one that stands for all of them; where some get something else,
/// the first of these lives through the common past and goes on for them. The result is the same, command by command.
/// </summary>
internal sealed class ChannelBank
{
    private readonly PimVariant _variant;
    private readonly PimUnitOptions _options;
    private readonly ChannelDriver[] _drivers;
    private readonly int[] _leader;
    private readonly List<PastWork>[] _past;

    public ChannelBank(PimVariant variant, PimUnitOptions options, ChannelDriver[] drivers)
    {
        (_variant, _options, _drivers) = (variant, options, drivers);
        _leader = new int[drivers.Length];
        _past = new List<PastWork>[drivers.Length];
        _past[0] = [];
        drivers[0].Channel = new NearMemoryChannel(variant, options);
        Channels = [.. drivers.Select(_ => drivers[0].Channel!)];
        Simulated = 1;
    }

    /// <summary>The channel that holds the counts of each channel.</summary>
    public NearMemoryChannel[] Channels { get; }

    /// <summary>Channels that are being simulated.</summary>
    public int Simulated { get; private set; }

    private bool AllAreSimulated => Simulated == _drivers.Length;

    /// <summary>Starts a product.</summary>
    public void Start(GemvShare[][] shares, long cycle, Action<long> done)
    {
        Split(cycle, (one, other) => shares[one].AsSpan().SequenceEqual(shares[other]));
        for (int channel = 0; channel < _drivers.Length; channel++)
        {
            if (!Leads(channel))
                continue;
            Remember(channel, new PastWork(cycle, shares[channel], null));
            _drivers[channel].Start(shares[channel], done);
        }
    }

    /// <summary>Adds the same run of accesses to every channel; <paramref name="ticket"/> hears of each channel that is simulated.</summary>
    public void AddToAll(HostStream stream, long cycle, HostTicket ticket)
    {
        for (int channel = 0; channel < _drivers.Length; channel++)
        {
            if (Leads(channel))
                Add(channel, stream, cycle, ticket);
        }
    }

    /// <summary>Adds runs of accesses to single channels; <paramref name="ticket"/> hears of each one on a channel that is simulated.</summary>
    /// <returns>Channels that are simulated from now on and have a product under way.</returns>
    public int Add((int Channel, HostStream Stream)[] streams, long cycle, HostTicket ticket)
    {
        int busy = Split(cycle, (one, other) => Of(streams, one).SequenceEqual(Of(streams, other)));
        foreach ((int channel, HostStream stream) in streams)
        {
            if (Leads(channel))
                Add(channel, stream, cycle, ticket);
        }
        return busy;
    }

    /// <summary>Lets channels that are not the same any more go on by themselves.</summary>
    /// <param name="cycle">The cycle from which on they differ.</param>
    /// <param name="same">Whether two channels that had the same so far go on alike.</param>
    /// <returns>Channels that are simulated from now on and have a product under way.</returns>
    public int Split(long cycle, Func<int, int, bool> same)
    {
        if (AllAreSimulated)
            return 0;
        int[] before = [.. _leader];
        int busy = 0;
        for (int channel = 1; channel < _drivers.Length; channel++)
        {
            int first = Enumerable.Range(0, channel + 1).First(other => before[other] == before[channel] && (other == channel || same(other, channel)));
            if (first == channel && before[channel] != channel)
                busy += Separate(channel, before[channel], cycle) ? 1 : 0;
            _leader[channel] = _leader[first];
            Channels[channel] = Channels[first];
        }

        Simulated = Enumerable.Range(0, _drivers.Length).Count(Leads);
        if (AllAreSimulated)
            Array.ForEach(_past, past => past.Clear());
        return busy;
    }

    private bool Leads(int channel) => _leader[channel] == channel;

    private void Add(int channel, HostStream stream, long cycle, HostTicket ticket)
    {
        ticket.Expect(1);
        Remember(channel, new PastWork(cycle, null, stream));
        _drivers[channel].Add(stream, ticket);
    }

    private void Remember(int channel, in PastWork work)
    {
        if (!AllAreSimulated)
            _past[channel].Add(work);
    }

    /// <summary>Makes a channel live through the past of the one that stood for it; tells whether it has a product under way.</summary>
    private bool Separate(int channel, int leader, long cycle)
    {
        _drivers[leader].CatchUp();
        _past[channel] = [.. _past[leader]];
        _leader[channel] = channel;
        Channels[channel] = Relive(_past[channel], cycle);
        _drivers[channel].Channel = Channels[channel];
        return _drivers[channel].TakeOver(_drivers[leader], _past[channel].Count(work => work.Stream is not null));
    }

    private NearMemoryChannel Relive(List<PastWork> past, long cycle)
    {
        var channel = new NearMemoryChannel(_variant, _options);
        foreach (var work in past)
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

    private static IEnumerable<HostStream> Of((int Channel, HostStream Stream)[] streams, int channel) =>
        streams.Where(item => item.Channel == channel).Select(item => item.Stream);

    /// <summary>What a channel was given in a cycle: a product or accesses.</summary>
    private readonly record struct PastWork(long Cycle, GemvShare[]? Shares, HostStream? Stream);
}
