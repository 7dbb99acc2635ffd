using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Standards;

namespace Tlm.Models.Dram.EnergyModel;

/// <summary>
/// Charges each command with what its measurement loop draws above standby (the usual IDD method): an activation IDD0 above IDD3N for tRAS and
/// above IDD2N for the rest of tRC, a burst IDD4 above IDD3N, a refresh IDD5 above IDD2N for tRFC.
/// </summary>
internal sealed class EnergyTableBuilder
{
    // The standard's refresh commands of 32 ms or 64 ms: each all-bank refresh covers rows / 8192 rows of every bank.
    private const int _refreshesPerWindow = 8192;

    private readonly DramConfiguration _configuration;
    private readonly EnergyPreset _preset;
    private readonly int _banks;
    private readonly int _shares;
    private readonly int _devices;

    public EnergyTableBuilder(DramConfiguration configuration, EnergyPreset preset)
    {
        _configuration = configuration;
        _preset = preset;
        Domains = EnergyDomains.Count(configuration);
        _banks = configuration.Organization.BankCount / Domains;
        bool ofDevice = preset.Scope == CurrentScope.Device;
        _devices = ofDevice ? configuration.Organization.ChannelWidth / configuration.Organization.DeviceWidth : 1;
        _shares = ofDevice ? 1 : Domains;
    }

    private int Domains { get; }

    private EnergyConstants Constants => _preset.Constants;

    public DramEnergyTable Build() => new(
        [.. _configuration.Commands.Select(command => Command(command.Name))],
        Standby(rail => rail.PrechargedStandby, Constants.PrechargedStandby),
        Standby(rail => rail.ActiveStandby, Constants.ActiveStandby),
        Domains,
        _configuration.ClockPeriodPicoseconds);

    private CommandEnergy Command(string name)
    {
        var meaning = CommandSemantics.Of(name);
        return meaning.Action switch
        {
            CommandAction.Activate => new(DramEnergyCause.Activate, Activate(), Energy.Zero),
            CommandAction.Access or CommandAction.AccessAndClose => Burst(meaning.Write),
            CommandAction.Refresh => new(DramEnergyCause.Refresh, Refresh(meaning.AllBanks, name), Energy.Zero),
            _ => new(DramEnergyCause.Activate, Energy.Zero, Energy.Zero),
        };
    }

    private Energy Activate()
    {
        int open = _configuration.Timing("nRAS");
        int cycle = _configuration.Timing("nRC");
        return Charge("an activation", rail =>
            (rail.ActivatePrecharge.Value * cycle) - (rail.ActiveStandby.Value * open) - (rail.PrechargedStandby.Value * (cycle - open)), 1)
            + (Constants.Activate?.Value ?? Energy.Zero);
    }

    private CommandEnergy Burst(bool write)
    {
        int burst = BurstCycles();
        var core = Charge(write ? "a write" : "a read", rail => ((write ? rail.Write : rail.Read).Value - rail.ActiveStandby.Value) * burst, _shares);
        return new CommandEnergy(
            write ? DramEnergyCause.Write : DramEnergyCause.Read,
            core + Bits(write ? Constants.Write : Constants.Read),
            Bits(write ? Constants.WriteInterface : Constants.ReadInterface));
    }

    private Energy Refresh(bool allBanks, string name)
    {
        int rowsAtOnce = Math.Max(1, _configuration.Organization.Counts[_configuration.Organization.RowLevel] / _refreshesPerWindow);
        int banks = allBanks ? _banks : 1;
        var rows = (Constants.RefreshRow?.Value ?? Energy.Zero) * ((long)rowsAtOnce * banks);
        return Charge(
            $"a {name}",
            rail => (rail.Refresh.Value - rail.PrechargedStandby.Value) * _configuration.Timing(AllBankRefreshTiming()),
            allBanks ? _shares : _shares * _banks) + rows;
    }

    private string AllBankRefreshTiming() => _configuration.Timings.Any(timing => timing.Name == "nRFC") ? "nRFC" : "nRFCab";

    private int BurstCycles() => _configuration.Timing(_configuration.Timings.Any(timing => timing.Name == "nBL") ? "nBL" : "nBL_min");

    private Energy Bits(Sourced<EnergyPerBit>? energy) =>
        Energy.FromFemtojoules(Rounded(
            (Int128)(energy?.Value.AttojoulesPerBit ?? 0) * _configuration.Organization.TransactionBytes * 8, 1000));

    private Power Standby(Func<SupplyRail, Sourced<Current>> current, Sourced<Power>? constant)
    {
        // uV x nA = 1e-15 W
        var drawn = _preset.Rails.Aggregate((Int128)0, (sum, rail) => sum + ((Int128)rail.Supply.Value.Microvolts * current(rail).Value.Nanoamperes));
        return Power.FromNanowatts(Rounded(drawn * _devices, (Int128)1_000_000 * _shares)) + (constant?.Value ?? Power.Zero);
    }

    /// <summary>Energy of a current (times cycles) on all rails.</summary>
    private Energy Charge(string what, Func<SupplyRail, Current> currentCycles, int shares)
    {
        // uV x nA x ps = 1e-27 J = 1e-12 fJ
        var sum = _preset.Rails.Aggregate(
            (Int128)0, (sum, rail) => sum + ((Int128)rail.Supply.Value.Microvolts * currentCycles(rail).Nanoamperes));
        if (sum < 0)
            throw new DramConfigurationException($"{_preset.Place}: energy.{_preset.Name}: the currents give {what} a negative energy");
        return Energy.FromFemtojoules(Rounded(sum * _configuration.ClockPeriodPicoseconds * _devices, (Int128)1_000_000_000_000 * shares));
    }

    private static long Rounded(Int128 value, Int128 unit) => checked((long)((value + (unit / 2)) / unit));
}
