using Tlm.Models.Pim.Device;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.NearMemory;

/// <summary>Sizes that follow from the memory and its units.</summary>
internal sealed class UnitGeometry
{
    public UnitGeometry(PimVariant variant, PimUnitOptions options)
    {
        options.Check();
        var organization = variant.Organization;
        Layout = new ChannelLayout(organization);
        int node = variant.Roles?.Node ?? throw new PimException($"PIM variant '{variant.Name}' names no roles for a near-memory controller");
        BanksPerRank = Layout.BanksUnder(node);
        NodeDepth = node + 1;
        if (Layout.Banks / BanksPerRank != options.Ranks)
            throw new PimException($"PIM module: {options.Ranks} ranks asked for, the memory '{variant.Name}' has {Layout.Banks / BanksPerRank}");
        UnitBanks = organization.Counts[organization.BankLevel];
        Units = options.Mode == PimMode.AllBank ? BanksPerRank / UnitBanks : 1;
        AccessBytes = organization.TransactionBytes;
        WeightsPerColumn = AccessBytes * 8 / options.WeightBits;
        ClocksPerColumn = Math.Max(1, (WeightsPerColumn + options.Lanes - 1) / options.Lanes);
        ColumnsPerUnit = (long)Layout.Rows * Layout.Columns * UnitBanks * (options.Mode == PimMode.AllBank ? 1 : BanksPerRank / UnitBanks);
    }

    public ChannelLayout Layout { get; }

    /// <summary>Bytes of a rank of one channel.</summary>
    public long RankBytes => (long)Layout.Rows * Layout.Columns * BanksPerRank * AccessBytes;

    public int BanksPerRank { get; }

    /// <summary>Levels that an address of a whole rank names.</summary>
    public int NodeDepth { get; }

    /// <summary>Banks that share a unit.</summary>
    public int UnitBanks { get; }

    /// <summary>Units that one MAC command drives.</summary>
    public int Units { get; }

    /// <summary>Bytes of a column access.</summary>
    public int AccessBytes { get; }

    /// <summary>Weights of a column access: outputs that one MAC of a unit works on.</summary>
    public int WeightsPerColumn { get; }

    /// <summary>Unit clocks that the lanes need for a column.</summary>
    public int ClocksPerColumn { get; }

    /// <summary>Column accesses that one command stream can address.</summary>
    public long ColumnsPerUnit { get; }
}
