namespace Tlm.Samples.SystemC;

/// <summary>What the decoder does with an operation that a unit works out.</summary>
/// <param name="Unit">Which one.</param>
/// <param name="Function">What the unit is asked for.</param>
/// <param name="Text">What the decoder says.</param>
/// <param name="First">The first operand.</param>
/// <param name="Second">The second operand.</param>
internal sealed record Operation(Unit Unit, int Function, Func<Operands, string> Text, Func<Operands, int> First, Func<Operands, int> Second)
{
    /// <summary>The operations that a unit works out.</summary>
    public static IReadOnlyDictionary<Opcode, Operation> All { get; } = new Dictionary<Opcode, Operation>
    {
        [Opcode.Add] = Alu(3, static o => $"R{o.C}= R{o.A}(={o.ValueA})+R{o.B}(={o.ValueB})"),
        [Opcode.AddImmediate] = AluImmediate(3, static o => $"R{o.C}= R{o.A}(={o.ValueA})+{o.Instruction.Immediate}"),
        [Opcode.AddWithCarry] = Alu(1, static o => $"R{o.C}=  R{o.A}(={o.ValueA})+R{o.B}(={o.ValueB})+C"),
        [Opcode.Subtract] = Alu(4, static o => $"R{o.C}=R{o.A}(={o.ValueA})-R{o.B}(={o.ValueB})"),
        [Opcode.SubtractImmediate] = AluImmediate(4, static o => $"R{o.C}=R{o.A}(={o.ValueA})-{o.Instruction.Immediate}"),
        [Opcode.SubtractWithCarry] = Alu(2, static o => $"R{o.C}=R{o.A}(={o.ValueA})-R{o.B}(={o.ValueB})-C"),
        [Opcode.Multiply] = Alu(5, static o => $"R{o.C}=R{o.A}(={o.ValueA})*R{o.B}(={o.ValueB})"),
        [Opcode.Divide] = Alu(6, static o => $"R{o.C}=R{o.A}(={o.ValueA})/R{o.B}(={o.ValueB})"),
        [Opcode.Nand] = Alu(7, static o => $"R{o.C}={InHex(o, " nand ")}"),
        [Opcode.And] = Alu(8, static o => $"R{o.C}={InHex(o, " and ")}"),
        [Opcode.Or] = Alu(9, static o => $"R{o.C}={InHex(o, " or ")}"),
        [Opcode.ExclusiveOr] = Alu(10, static o => $"R{o.C}={InHex(o, " xor ")}"),
        [Opcode.Not] = new(Unit.Alu, 11, static o => $"R{o.C}= NOT R{o.A}(={o.ValueA:x})", A, None),
        [Opcode.Modulo] = Alu(14, static o => $"R{o.C}= {InHex(o, " mod ")}"),
        [Opcode.Move] = new(Unit.Alu, 3, static o => $"R{o.C}=R{o.A}(={o.ValueA})", A, None),
        [Opcode.MoveImmediate] = new(Unit.Alu, 3, static o => $"R{o.C}={o.Instruction.Immediate}", Immediate, None),
        [Opcode.FloatAdd] = FloatingPoint(3, "+"),
        [Opcode.FloatSubtract] = FloatingPoint(4, "-"),
        [Opcode.FloatMultiply] = FloatingPoint(5, "*"),
        [Opcode.FloatDivide] = FloatingPoint(6, "/"),
        [Opcode.PackedAdd] = Packed(3, "+"),
        [Opcode.PackedAddSaturating] = Packed(4, "+", " Sat"),
        [Opcode.PackedSubtract] = Packed(5, "-"),
        [Opcode.PackedSubtractSaturating] = Packed(6, "-", " Sat"),
        [Opcode.PackedMultiplyAdd] = Packed(7, " ,", " PMADD"),
        [Opcode.Pack] = Packed(8, " pack "),
        [Opcode.ChromaKey] = Packed(9, " mmxck "),
    };

    private static Operation Alu(int function, Func<Operands, string> text) => new(Unit.Alu, function, text, A, B);

    private static Operation AluImmediate(int function, Func<Operands, string> text) => new(Unit.Alu, function, text, A, Immediate);

    private static Operation FloatingPoint(int function, string sign) =>
        new(Unit.FloatingPoint, function, o => $"FR{o.C}=F{InHex(o, sign + "F")}", A, B);

    private static Operation Packed(int function, string sign, string suffix = "") =>
        new(Unit.Packed, function, o => $"MR{o.C}=M{InHex(o, sign + "M")}{suffix}", A, B);

    private static string InHex(Operands o, string sign) => $"R{o.A}(={o.ValueA:x}){sign}R{o.B}(={o.ValueB:x})";

    private static int A(Operands o) => o.ValueA;

    private static int B(Operands o) => o.ValueB;

    private static int None(Operands o) => 0;

    private static int Immediate(Operands o) => (int)o.Instruction.Immediate;
}
