namespace Tlm.Samples.SystemC;

/// <summary>The program, from address 0 on.</summary>
internal sealed class InstructionCache(ComponentContext context, Cpu cpu, IReadOnlyList<uint> program) : ClockedUnit(context, cpu)
{
    private const uint Length = 500;
    private const uint Unset = 0xeeee_eeee;
    private const uint OutOfRange = 0xffff_ffff;

    protected override async SimTask RunAsync()
    {
        while (true)
        {
            await Until(Cpu.Cache.Select);
            uint address = Cpu.Cache.Address.Value;
            if (address == Cpu.BootLength)
                SayReset();
            if (address >= Cpu.BootLength)
                await ReadAsync(address);
        }
    }

    private async SimTask ReadAsync(uint address)
    {
        if (Cpu.ProcessValid.Value)
        {
            string rule = new('-', 24);
            Cpu.Say(rule, $"ICU: PID = [{Cpu.Process.Value}] {Time}", rule);
            await Wait(2);
        }
        await Wait();
        if (address >= Length)
            Cpu.Say("ICU ALERT: **MEMORY OUT OF RANGE**");
        Cpu.Cache.Data.Write(address >= Length ? OutOfRange : address < program.Count ? program[(int)address] : Unset);
        Cpu.Cache.DataValid.Write(true);
        await Wait();
        Cpu.Cache.DataValid.Write(false);
        await Wait();
    }

    private void SayReset()
    {
        string stars = new('*', 69);
        Cpu.Say($"ICU ALERT: {stars}", "         : *****************************AFTER RESET*****************************", $"ICU ALERT: {stars}");
    }
}
