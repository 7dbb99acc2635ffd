namespace Tlm.Samples.SystemC;

/// <summary>Four bytes at once.</summary>
internal sealed class PackedUnit(ComponentContext context, Cpu cpu) : ClockedUnit(context, cpu)
{
    private const int Tabs = 7;
    private static readonly string[] s_names = ["PADD", "PADDS", "PSUB", "PSUBS", "PMADD", "PACK", "MMXCK"];

    protected override async SimTask RunAsync()
    {
        await Wait(3);
        while (true)
        {
            if (Cpu.PackedRequest.Value)
                await WorkAsync(Cpu.Function.Value, new Bits(32, Cpu.First.Value), new Bits(32, Cpu.Second.Value), Cpu.Destination.Value);
            else
                await Wait();
        }
    }

    private async SimTask WorkAsync(int function, Bits a, Bits b, int destination)
    {
        Bits result = Compute(function, a, b);
        await Wait();
        Cpu.SharedResult.Give((int)(uint)result.Value, destination);
        SayBoxed(Tabs, $"MMX : op= {s_names[function - 3]} A=0x {(uint)a.Value:x} B=0x {(uint)b.Value:x}", $"MMX : C=0x {(uint)result.Value:x}-> R{destination:x} {Time}");
        await Wait();
        Cpu.SharedResult.Valid.Write(false);
        await Wait();
    }

    private static Bits Compute(int function, Bits a, Bits b) => function switch
    {
        3 => Each(a, b, static (x, y) => x + y),
        4 => Each(a, b, static (x, y) => Math.Min(x + y, 255)),
        5 => Each(a, b, static (x, y) => x - y),
        6 => Each(a, b, static (x, y) => Math.Max(x - y, 0)),
        7 => Bits.Concat(new Bits(16, PairOfProducts(a, b, 2)), new Bits(16, PairOfProducts(a, b, 0))),
        8 => Bits.Concat(b.Range(23, 16), b.Range(7, 0), a.Range(23, 16), a.Range(7, 0)),
        9 => Each(a, b, static (x, y) => x == y ? 255 : 0),
        _ => throw new InvalidOperationException($"function {function} is none of the packed unit's"),
    };

    // what the lowest byte gives is not cut to eight bits: as in the original
    private static Bits Each(Bits a, Bits b, Func<int, int, int> operation)
    {
        var result = new Bits(32, operation(Byte(a, 0), Byte(b, 0)));
        for (int i = 1; i < 4; i++)
            result |= new Bits(8, operation(Byte(a, i), Byte(b, i))).Resize(32) << (8 * i);
        return result;
    }

    private static int PairOfProducts(Bits a, Bits b, int low) =>
        Math.Min(Math.Min(Byte(a, low) * Byte(b, low), 255) + Math.Min(Byte(a, low + 1) * Byte(b, low + 1), 255), 255);

    private static int Byte(Bits word, int index) => (int)word.Range((8 * index) + 7, 8 * index).Value;
}
