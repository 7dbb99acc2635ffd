namespace Tlm.Samples.SystemC;

/// <summary>Single-precision numbers, in the simplified way of the original: the fractions alone, for operands of one sign, without rounding.</summary>
internal sealed class FloatingPointUnit(ComponentContext context, Cpu cpu) : ClockedUnit(context, cpu)
{
    private const int Tabs = 7;
    private static readonly string[] s_names = ["FADD", "FSUB", "FMUL", "FDIV"];

    protected override async SimTask RunAsync()
    {
        await Wait(3);
        while (true)
        {
            await Until(Cpu.FloatingPointRequest);
            await WorkAsync(Cpu.Function.Value, Cpu.Destination.Value, new Parts(Cpu.First.Value), new Parts(Cpu.Second.Value));
        }
    }

    private async SimTask WorkAsync(int function, int destination, Parts a, Parts b)
    {
        int difference = (int)a.Exponent - (int)b.Exponent;
        SayBoxed(Tabs, $"FPU: A {a}", $"   : B {b}", $"   : exponent difference = {difference}");
        if (difference > 0)
            b = b with { Fraction = b.Fraction >> difference, Exponent = a.Exponent };
        else
            a = a with { Fraction = a.Fraction >> difference, Exponent = b.Exponent };
        await Wait();
        SayBoxed(Tabs, "FPU: After Alignment", $"FPU: A {a}", $"   : B {b}");
        uint fraction = Compute(function, a.Fraction, b.Fraction);
        uint exponent = function == 5 ? b.Exponent * 2 : b.Exponent;
        await Wait();
        uint overflow = fraction >> 23;
        exponent += overflow;
        uint word = ((fraction << (int)overflow) & 0x7fffff) | ((exponent << 23) & 0x7f800000) | (a.Sign << 31);
        SayBoxed(
            Tabs,
            $"FPU: Result   Sign=0x{a.Sign:x}.",
            $"   : Result   Mantissa=0x{fraction:x}.",
            $"   : Result   Exponent=0x{exponent:x}.",
            $"   : Overflow Mantissa=0x{overflow:x}.",
            $"   : {s_names[function - 3]} FPU Output =0x{word:x}.",
            $"   : {Time}");
        Cpu.SharedResult.Give((int)word, destination);
        await Wait();
        Cpu.SharedResult.Valid.Write(false);
        await Wait();
    }

    private static uint Compute(int function, uint a, uint b) => function switch
    {
        3 => a + b,
        4 => a - b,
        5 => a * b,
        6 => (uint)((int)a / (int)b),
        _ => throw new InvalidOperationException($"function {function} is none of the floating-point unit's"),
    };

    private readonly record struct Parts(uint Sign, uint Exponent, uint Fraction)
    {
        public Parts(int word)
            : this((uint)word >> 31, ((uint)word >> 23) & 0xff, (uint)word & 0x7fffff)
        {
        }

        public override string ToString() => $"s=0x{Sign:x}, exp=0x{Exponent:x}, mant=0x{Fraction:x}";
    }
}
