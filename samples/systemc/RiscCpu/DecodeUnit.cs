namespace Tlm.Samples.SystemC;

/// <summary>Holds the registers, takes results back and starts instructions.</summary>
internal sealed class DecodeUnit(ComponentContext context, Cpu cpu) : ClockedUnit(context, cpu)
{
    private const int Tabs = 3;
    private readonly int[] _registers = Programs.Registers();

    protected override async SimTask RunAsync()
    {
        Cpu.BranchValid.Write(false);
        Cpu.AluRequest.Write(false);
        await Wait(2);
        while (true)
        {
            TakeResults();
            if (Cpu.InstructionValid.Value)
                await DecodeAsync();
            Cpu.NextPc.Write(true);
            await Wait();
        }
    }

    private void TakeResults()
    {
        if (Take(Cpu.AluResult) is { } alu)
            SayBoxed(Tabs, $"ID: {alu}({Cpu.AluResult.Value.Value}) fr ALU {Time}");
        if (Take(Cpu.SharedResult) is { } shared)
            SayBoxed(Tabs, $"ID: {shared} fr MMX {Time}");
    }

    private string? Take(ResultWires result)
    {
        if (!result.Valid.Value)
            return null;
        int value = _registers[result.Destination.Value] = result.Value.Value;
        return $"R{result.Destination.Value}=0x{value:x}";
    }

    private async SimTask DecodeAsync()
    {
        if (Cpu.BranchClear.Value)
        {
            SayBoxed(Tabs, $"ID: clear branch {Time}");
            Cpu.BranchValid.Write(false);
        }
        uint pc = Cpu.ProgramCounter.Value;
        var word = new Instruction(Cpu.Instruction.Value);
        var operands = new Operands(word, _registers[word.A], _registers[word.B], _registers[word.C]);
        await Wait();
        if (Operation.All.TryGetValue(word.Opcode, out Operation? operation))
            await StartAsync(operation, operands);
        else if (Branch.All.TryGetValue(word.Opcode, out Branch? branch))
            await BranchAsync(branch, operands, pc);
        else
            await ControlAsync(operands, pc);
    }

    private async SimTask StartAsync(Operation operation, Operands operands)
    {
        if (operands.Instruction.Opcode == Opcode.MoveImmediate)
            SayBoxed(Tabs, $"ID: {operation.Text(operands)} {Time}");
        else
            SayStarted(operation.Text(operands));
        Signal<bool> request = operation.Unit switch
        {
            Unit.Alu => Cpu.AluRequest,
            Unit.FloatingPoint => Cpu.FloatingPointRequest,
            _ => Cpu.PackedRequest,
        };
        await RequestAsync(request, operation.Function, operands.C, operation.First(operands), operation.Second(operands));
    }

    private async SimTask RequestAsync(Signal<bool> request, int function, int destination, int first, int second)
    {
        Ask(function, destination, first, second);
        request.Write(true);
        await Wait();
        request.Write(false);
        await Wait();
    }

    private void Ask(int function, int destination, int first, int second)
    {
        Cpu.First.Write(first);
        Cpu.Second.Write(second);
        Cpu.Destination.Write(destination);
        Cpu.Function.Write(function);
    }

    private async SimTask BranchAsync(Branch branch, Operands operands, uint pc)
    {
        bool taken = branch.IsTaken(operands.ValueC, operands.ValueA);
        SayBoxed(Tabs, $"ID: {branch.Text(operands, taken)}", $"ID: {Time}");
        if (taken)
            GoTo(pc + (uint)operands.Instruction.Label);
        await AddZeroAsync(pc);
    }

    private void GoTo(uint target)
    {
        Cpu.BranchTarget.Write(target);
        Cpu.BranchValid.Write(true);
    }

    // a branch goes through the arithmetic unit as 0 + 0
    private async SimTask AddZeroAsync(uint pc)
    {
        Ask(3, 0, 0, 0);
        Cpu.AluRequest.Write(true);
        await Wait();
        Cpu.BranchTarget.Write(pc + 1);
        Cpu.AluRequest.Write(false);
        await Wait();
    }

    private async SimTask ControlAsync(Operands operands, uint pc)
    {
        Instruction word = operands.Instruction;
        switch (word.Opcode)
        {
            case Opcode.DumpRegisters:
                Dump();
                await Wait(2);
                break;
            case Opcode.Jump:
                SayStarted($"pc jump to => ({word.LongLabel}).");
                GoTo(word.LongLabel);
                await AddZeroAsync(pc);
                break;
            case Opcode.JumpAndLink:
                SayBoxed(Tabs, $"ID: j pc({word.LongLabel}) and sp <- pc {Time}");
                await Wait(2);
                break;
            case Opcode.JumpReturn:
                SayRule();
                Cpu.Say(Indented(Tabs, "ID: jr and pc <- sp"), $" {Time}");
                SayRule();
                await Wait(2);
                break;
            case Opcode.Load:
                SayStarted($"R{operands.C}<=mem[R{operands.A}=({operands.ValueA})+{word.Offset}]");
                Cpu.Destination.Write(operands.C);
                await Wait(2);
                break;
            case Opcode.Store:
                SayStarted($"R{operands.C}=>mem[R{operands.A}(={operands.ValueA}) + {word.Offset}]");
                await Wait(2);
                break;
            case Opcode.FlushRegisters:
                SayStarted("flush all registers");
                Ask(0, 0, 0, 0);
                Array.Clear(_registers);
                await Wait(2);
                break;
            case Opcode.LoadProcess:
                SayStarted($"ld pid ={word.LongLabel}");
                Cpu.Process.Write((int)word.LongLabel);
                await RequestAsync(Cpu.ProcessValid, 0, 0, 0, 0);
                break;
            case Opcode.Quit:
                await QuitAsync();
                break;
            default:
                SayRule();
                Cpu.Say(Indented(Tabs, "ID: INVALID OPCODE "), Indented(Tabs, $"  : {Time}"));
                await Wait();
                break;
        }
    }

    private async SimTask QuitAsync()
    {
        SayRule();
        Cpu.Say(Indented(Tabs, $"ID: - SHUTDOWN - {Time}"));
        await Wait();
        Cpu.Say(Indented(Tabs, "ID: - PLEASE WAIT ...... - "));
        SayRule();
        Context.Simulation.RequestStop();
        await Wait(2);
    }

    private void Dump()
    {
        SayRule();
        string stars = Indented(Tabs, new string('*', 31));
        Cpu.Say(stars, Indented(Tabs, $"ID: REGISTERS DUMP {Time}"), stars, $"REG :{new string('=', 66)}");
        foreach ((int, int Value)[] row in _registers.Index().Chunk(4))
            Cpu.Say(string.Concat(row.Select(static entry => $"  R{entry.Item1,2}({entry.Value:x8})  ")));
        Cpu.Say(new string('=', 71));
    }

    private void SayStarted(string text) => SayBoxed(Tabs, $"ID: {text} ", $"  : {Time}");

    private void SayRule() => Cpu.Say(Indented(Tabs, new string('-', 31)));
}
