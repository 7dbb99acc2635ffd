namespace Tlm.Samples.SystemC;

/// <summary>A branch on what is in two registers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsTaken">Whether it is taken, by C and A.</param>
/// <param name="When">What stands between the registers when it is taken.</param>
/// <param name="Else">What stands there when it is not, and behind them.</param>
internal sealed record Branch(string Name, Func<int, int, bool> IsTaken, string When, (string Between, string Behind) Else)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<Opcode, Branch> All { get; } = new Dictionary<Opcode, Branch>
    {
        [Opcode.BranchEqual] = new("beq", static (c, a) => c == a, ", ", (" != ", ",pc++.")),
        [Opcode.BranchNotEqual] = new("bne", static (c, a) => c != a, ", ", (" = ", ",pc++.")),
        [Opcode.BranchGreater] = new("bgt", static (c, a) => c > a, ">", (" <= ", ",pc++.")),
        [Opcode.BranchGreaterOrEqual] = new("bge", static (c, a) => c >= a, ">=", (" < ", ",pc++.")),
        [Opcode.BranchLess] = new("blt", static (c, a) => c < a, "<", (" >= ", ", pc++.")),
        [Opcode.BranchLessOrEqual] = new("ble", static (c, a) => c <= a, "<=", (">", ", pc++.")),
    };

    /// <summary>What the decoder says.</summary>
    public string Text(Operands o, bool taken)
    {
        (string between, string behind) = taken ? (When, $", pc+=({o.Instruction.Label}).") : Else;
        return $"{Name} R{o.C}(={o.ValueC}){between}R{o.A}(={o.ValueA}){behind}";
    }
}
