using Tlm.Models.Dram.Standards;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>
/// A PIM module with near-memory control (LPDDR5-PIM, GDDR6-PIM): its channels share nothing, so channels with equal work are simulated once. Work is given piece by piece; every
/// piece starts when the one before has finished on all channels.
/// </summary>
public sealed class LpddrPimModule
{
    private readonly PimUnitOptions _options;
    private readonly ChannelSet _channels;
    private readonly UnitGeometry _geometry;

    /// <summary>Creates an idle module.</summary>
    /// <param name="variant">The memory of a channel.</param>
    /// <param name="options">The units.</param>
    public LpddrPimModule(PimVariant variant, PimUnitOptions options)
    {
        options.Check();
        PimVariant = variant;
        _options = options;
        _geometry = new UnitGeometry(variant, options);
        _channels = new ChannelSet(variant, options);
    }

    /// <summary>The memory of a channel.</summary>
    public PimVariant PimVariant { get; }

    /// <summary>Cycle up to which the module has lived.</summary>
    public long Now { get; private set; }

    /// <summary>The shipped LPDDR5-PIM memory for given units.</summary>
    /// <exception cref="PimException">There is no such preset.</exception>
    public static PimVariant Variant(PimUnitOptions options, string organization = "LPDDR5_8Gb_x16", string timing = "LPDDR5_6400") =>
        Variant("lpddr5-pim", options, new DramSelection { Organization = organization, Timing = timing });

    /// <summary>A shipped memory for given units: the MAC interval follows from the lanes, the number of ranks, where the standard has ranks, from the units.</summary>
    /// <param name="name">Variant, e.g. <c>gddr6-pim</c>.</param>
    /// <param name="options">The units.</param>
    /// <param name="selection">Presets of the standard that the variant extends.</param>
    /// <exception cref="PimException">There is no such variant or preset, or it has another number of ranks.</exception>
    public static PimVariant Variant(string name, PimUnitOptions options, DramSelection selection)
    {
        var variant = ExtendedVariantReader.Shipped(name, selection);
        if (variant.Organization.Levels.Contains("Rank"))
        {
            selection = selection with { Overrides = selection.Overrides.Add(new("rank", options.Ranks)) };
            variant = ExtendedVariantReader.Shipped(name, selection);
        }
        int clocks = new UnitGeometry(variant, options).ClocksPerColumn;
        int interval = Math.Max(variant.Timing("nCCDL"), clocks * variant.Timing("nPIM"));
        return ExtendedVariantReader.Shipped(name, selection, ("nMAC", interval));
    }

    /// <summary>Runs a product, with ordinary streams of every channel beside it.</summary>
    /// <param name="gemv">The product, or null for streams alone.</param>
    /// <param name="streams">Streams that each channel serves meanwhile.</param>
    /// <returns>Cycles from start to end.</returns>
    public long Run(PimGemv? gemv, params HostStream[] streams)
    {
        var shares = gemv is null
            ? [.. Enumerable.Range(0, _options.Channels).Select(_ => Array.Empty<GemvShare>())]
            : GemvSplit.Over(gemv, _options, _geometry, PimVariant.Timing("nMAC"), PimVariant.Roles!.Burst);
        long start = Now;
        Now = _channels.Run(shares, streams);
        return Now - start;
    }

    /// <summary>Commands of one kind over all channels.</summary>
    /// <exception cref="PimException">There is no such command.</exception>
    public long Issued(string command) => _channels.Issued(PimVariant.Command(command).Index);
}
