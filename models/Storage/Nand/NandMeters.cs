namespace Tlm.Models.Storage.Nand;

/// <summary>Statistics and energy of the flash, brought up to date from the counts of its channels.</summary>
internal sealed class NandMeters
{
    private readonly NandOptions _options;
    private readonly Counter _pagesRead;
    private readonly Counter _programmed;
    private readonly Counter _erased;
    private readonly Counter _channelBytes;
    private readonly Counter _tiles;
    private readonly Counter _slices;
    private readonly Counter _macs;
    private readonly Counter _streamed;
    private readonly TimeWeighted _busy;
    private readonly EventEnergy _readEnergy;
    private readonly EventEnergy _programEnergy;
    private readonly EventEnergy _eraseEnergy;
    private readonly EventEnergy _correction;
    private readonly EventEnergy _channelEnergy;
    private readonly EventEnergy _mac;
    private readonly Component _owner;
    private NandCounts _last = new();
    private long _since;

    public NandMeters(Component owner, NandOptions options)
    {
        _owner = owner;
        _options = options;
        StatisticsRegistry statistics = owner.Statistics;
        _pagesRead = statistics.Counter("pages_read", Unit.Count, "array reads of pages");
        _programmed = statistics.Counter("pages_programmed", Unit.Count, "pages programmed");
        _erased = statistics.Counter("blocks_erased", Unit.Count, "blocks erased");
        _channelBytes = statistics.Counter("channel_bytes", Unit.Bytes, "bytes over the channels");
        _tiles = statistics.Counter("tiles", Unit.Count, "tiles that cores multiplied");
        _slices = statistics.Counter("slices", Unit.Count, "slices of pages over the channels");
        _macs = statistics.Counter("macs", Unit.Count, "multiply-accumulates of the cores");
        _streamed = statistics.Counter("streamed_weights", Unit.Count, "weights that crossed the channels for the host to multiply");
        _busy = statistics.Utilisation("busy", options.Channels, "channels move data");
        _readEnergy = owner.Energy.Cause("read", "array reads");
        _programEnergy = owner.Energy.Cause("program", "programs");
        _eraseEnergy = owner.Energy.Cause("erase", "erases");
        _correction = owner.Energy.Cause("correction", "error correction of pages read");
        _channelEnergy = owner.Energy.Cause("channel", "bits over the channels");
        _mac = owner.Energy.Cause("mac", "multiply-accumulates of the cores");
        owner.Energy.StaticPower("static", options.Energy.Static * (options.DiesPerChannel * options.Channels), "dies without work");
    }

    /// <summary>A product is done.</summary>
    public void Product(NandGemv gemv, in GemvPlan plan)
    {
        long macs = checked((gemv.Weights - plan.StreamedWeights) * gemv.Tokens);
        _macs.Add(macs);
        _mac.ChargeSince(_since, _options.Energy.Mac, macs);
        _streamed.Add(plan.StreamedWeights);
    }

    /// <summary>Counts what has happened since the last call.</summary>
    public void Update(NandChannel[] channels)
    {
        var sum = new NandCounts();
        foreach (NandChannel channel in channels)
            sum.Add(channel.Counts);
        Count(_pagesRead, sum.PagesRead - _last.PagesRead);
        Count(_programmed, sum.PagesProgrammed - _last.PagesProgrammed);
        Count(_erased, sum.BlocksErased - _last.BlocksErased);
        Count(_channelBytes, sum.ChannelBytes - _last.ChannelBytes);
        Count(_tiles, sum.Tiles - _last.Tiles);
        Count(_slices, sum.Slices - _last.Slices);
        _busy.AddSpan(1, (sum.ChannelTime - _last.ChannelTime).Femtoseconds);
        Charge(sum);
        _last = sum;
        _since = _owner.Now.Femtoseconds;
    }

    private void Charge(NandCounts sum)
    {
        NandEnergyOptions energy = _options.Energy;
        long pageBits = _options.Page.Bytes * 8;
        long read = sum.PagesRead - _last.PagesRead;
        _readEnergy.ChargeSince(_since, energy.Read.For(pageBits), read);
        _correction.ChargeSince(_since, energy.Correction.For(pageBits), read);
        _programEnergy.ChargeSince(_since, energy.Program.For(pageBits), sum.PagesProgrammed - _last.PagesProgrammed);
        _eraseEnergy.ChargeSince(_since, energy.Erase, sum.BlocksErased - _last.BlocksErased);
        _channelEnergy.ChargeSince(_since, energy.Channel.For(8), sum.ChannelBytes - _last.ChannelBytes);
    }

    private static void Count(Counter counter, long added)
    {
        if (added > 0)
            counter.Add(added);
    }
}
