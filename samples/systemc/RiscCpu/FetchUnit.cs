namespace Tlm.Samples.SystemC;

/// <summary>Fetches one instruction after the other, or the one at the target of a branch.</summary>
internal sealed class FetchUnit(ComponentContext context, Cpu cpu) : ClockedUnit(context, cpu)
{
    private const int MemoryLatency = 2;
    private uint _address = 1;

    protected override async SimTask RunAsync()
    {
        Cpu.Fetch.Address.Write(_address);
        uint word = await ReadAsync(rule: 23);
        Cpu.ProgramCounter.Write(_address);
        _address++;
        await GiveAsync(word);
        bool branched = false; // at the last instruction
        while (true)
        {
            if (Cpu.BranchValid.Value)
            {
                await BranchAsync();
                if (!branched)
                {
                    Cpu.BranchClear.Write(true);
                    await Wait();
                }
                branched = true;
            }
            else
            {
                branched = false;
                await NextAsync();
            }
        }
    }

    // the address lines keep the old address: as in the original
    private async SimTask BranchAsync()
    {
        Cpu.Say("IFU ALERT: **BRANCH**");
        _address = Cpu.BranchTarget.Value;
        uint word = await ReadAsync(rule: 24);
        Advance();
        await GiveAsync(word);
    }

    private async SimTask NextAsync()
    {
        Cpu.Fetch.Address.Write(_address);
        uint word = await ReadAsync(rule: 24);
        Cpu.ProgramCounter.Write(_address);
        Cpu.BranchClear.Write(false);
        Advance();
        await GiveAsync(word);
    }

    private async SimTask<uint> ReadAsync(int rule)
    {
        Cpu.Fetch.Select.Write(true);
        await Wait(MemoryLatency);
        do
            await Wait();
        while (!Cpu.BootValid.Value && !Cpu.CodeValid.Value);
        uint word = Cpu.Fetch.Data.Value;
        string line = new('-', rule);
        Cpu.Say(line, $"IFU : mem=0x{word:x}", $"IFU : pc= {_address:x} {Time}", line);
        return word;
    }

    private async SimTask GiveAsync(uint word)
    {
        Cpu.InstructionValid.Write(true);
        Cpu.Instruction.Write(word);
        Cpu.Fetch.Select.Write(false);
        await Wait();
        Cpu.InstructionValid.Write(false);
        await Wait();
    }

    private void Advance()
    {
        if (Cpu.NextPc.Value)
            _address++;
    }
}
