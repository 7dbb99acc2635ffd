using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Controllers;

/// <summary>
/// Two buses with clock edges: on falling edges only precharges issue, and those must respect the row command they pair with
/// (docs/dram-rules.md, "Clock edges").
/// </summary>
internal sealed class DualBusEdgesController(ControllerParts parts) : DualBusController(parts)
{
    private int _pairedCycle = Cycles.Past;
    private int _pairedSection;
    private int _pairedBank;

    protected override EdgeRule Edges => new(1, 1, _pairedCycle, _pairedSection, _pairedBank);

    protected override void RebaseFamily(int by) => _pairedCycle = Math.Max(Cycles.Past, _pairedCycle - by);

    protected override void OnRowCommand(int command, int section, int bank, int cycle)
    {
        if ((cycle & 1) == 0)
            return;
        _pairedCycle = cycle + (command == Commands.Activate ? 3 : 1);
        _pairedSection = section;
        _pairedBank = bank;
    }
}
