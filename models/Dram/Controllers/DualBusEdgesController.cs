using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Streams;
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

    protected override int AccessEdge => 1;

    protected override void RebaseFamily(int by) => _pairedCycle = Math.Max(Cycles.Past, _pairedCycle - by);

    protected override void SnapshotFamily(ref SnapshotWriter writer, StreamFrame frame, long nextStep)
    {
        writer.Add(Now & 1);
        writer.Add(Math.Max(_pairedCycle - Now, 0));
        if (_pairedCycle <= Now)
            return;
        writer.Add(_pairedSection);
        writer.Add(_pairedBank < 0 ? -1 : frame.PlaceOf(_pairedBank));
    }

    protected override void RestoreFamily(ref SnapshotReader reader, StreamFrame frame, StreamLine line, long nextStep)
    {
        reader.Next(); // the edge follows from the clock
        int ahead = reader.Next();
        _pairedCycle = ahead == 0 ? Cycles.Past : Now + ahead;
        if (ahead == 0)
            return;
        _pairedSection = reader.Next();
        int place = reader.Next();
        _pairedBank = place < 0 ? -1 : frame.BankAt(place);
    }

    protected override void MoveFamily(StreamFrame frame, DramStream stream, long steps)
    {
        if (_pairedBank >= 0)
            _pairedBank = frame.Move(_pairedBank, BankStates.Closed, steps * stream.Stride).Bank;
    }

    protected override void OnRowCommand(int command, int section, int bank, int cycle)
    {
        if ((cycle & 1) == 0)
            return;
        _pairedCycle = cycle + (command == Commands.Activate ? 3 : 1);
        _pairedSection = section;
        _pairedBank = bank;
    }
}
