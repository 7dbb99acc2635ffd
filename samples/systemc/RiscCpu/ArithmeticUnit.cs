namespace Tlm.Samples.SystemC;

/// <summary>Integers. Products and quotients take one cycle more.</summary>
internal sealed class ArithmeticUnit(ComponentContext context, Cpu cpu) : ClockedUnit(context, cpu)
{
    private const int Tabs = 7;
    private const int Multiply = 5;
    private const int Divide = 6;
    private long _result;

    protected override async SimTask RunAsync()
    {
        await Wait(3);
        while (true)
        {
            if (Cpu.AluRequest.Value)
                await WorkAsync(Cpu.Function.Value, Cpu.First.Value, Cpu.Second.Value, Cpu.Destination.Value);
            else
                await Wait();
        }
    }

    private async SimTask WorkAsync(int function, int a, int b, int destination)
    {
        if (function == Divide && b == 0)
            Cpu.Say("Division Exception - Divide by zero ");
        else
            _result = Compute(function, a, b);
        await Wait(function is Multiply or Divide ? 2 : 1);
        Cpu.AluResult.Give((int)_result, destination);
        SayBoxed(Tabs, $"ALU : op= {function} A= {a} B= {b}", $"ALU : R= {_result}-> R{destination} {Time}");
        await Wait();
        Cpu.AluResult.Valid.Write(false);
        await Wait();
    }

    private long Compute(int function, int a, int b) => function switch
    {
        0 => _result,
        1 or 3 => unchecked(a + b),
        2 or 4 => unchecked(a - b),
        Multiply => unchecked(a * b),
        Divide => a / b,
        7 => ~(a & b),
        8 => a & b,
        9 => a | b,
        10 => a ^ b,
        11 => ~a,
        14 => a % b,
        _ => throw new InvalidOperationException($"function {function} is none of the arithmetic unit's"),
    };
}
