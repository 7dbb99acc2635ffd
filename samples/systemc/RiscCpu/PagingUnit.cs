namespace Tlm.Samples.SystemC;

/// <summary>Hands requests behind the boot memory on to the instruction cache, at the address that they name.</summary>
internal sealed class PagingUnit(ComponentContext context, Cpu cpu) : ClockedUnit(context, cpu)
{
    protected override async SimTask RunAsync()
    {
        while (true)
        {
            await Until(Cpu.Fetch.Select);
            if (Cpu.Fetch.Address.Value < Cpu.BootLength)
                continue;
            Cpu.Cache.Select.Write(true);
            Cpu.Cache.Address.Write(Cpu.Fetch.Address.Value);
            await Wait();
            await Until(Cpu.Cache.DataValid);
            Cpu.Fetch.Data.Write(Cpu.Cache.Data.Value);
            Cpu.CodeValid.Write(true);
            Cpu.Cache.Select.Write(false);
            await Wait();
            Cpu.CodeValid.Write(false);
            await Wait();
        }
    }
}
