namespace Tlm.Samples.SystemC;

/// <summary>The first instructions: each moves register 0 to itself.</summary>
internal sealed class BootMemory(ComponentContext context, Cpu cpu) : ClockedUnit(context, cpu)
{
    protected override async SimTask RunAsync()
    {
        while (true)
        {
            await Until(Cpu.Fetch.Select);
            uint address = Cpu.Fetch.Address.Value;
            bool isHere = address < Cpu.BootLength;
            if (isHere)
                Cpu.Fetch.Data.Write(Instruction.Of(Opcode.Move) | address);
            Cpu.BootValid.Write(isHere);
            await Wait();
            if (!isHere)
                continue;
            Cpu.BootValid.Write(false);
            await Wait();
        }
    }
}
