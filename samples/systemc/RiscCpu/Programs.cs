namespace Tlm.Samples.SystemC;

/// <summary>What the processor runs, and what its registers hold at first.</summary>
internal static class Programs
{
    // execution starts behind the boot memory
    private static readonly uint[] s_boot = new uint[Cpu.BootLength];

    /// <summary>A loop that counts register 5 up to 10, then two sums; the registers are shown after each instruction.</summary>
    public static IReadOnlyList<uint> Counting =>
    [
        .. s_boot,
        .. Enumerable.Repeat(Shown(Instruction.Of(Opcode.MoveImmediate, 6, number: 10)), 6).SelectMany(static pair => pair),
        .. Shown(Instruction.Of(Opcode.MoveImmediate, 5, number: 5)),
        .. Enumerable.Repeat(Shown(Instruction.Of(Opcode.Move, 5, 5)), 5).SelectMany(static pair => pair),
        .. Shown(Instruction.Of(Opcode.AddImmediate, 5, 5, number: 1)),
        .. Shown(Instruction.Of(Opcode.BranchNotEqual, 5, 6, number: -6)),
        .. Shown(Instruction.Of(Opcode.Add, 1, 2, 3)),
        .. Shown(Instruction.Of(Opcode.Add, 2, 3, 4)),
        uint.MaxValue,
    ];

    /// <summary>Every operation once, branches taken and not taken.</summary>
    public static IReadOnlyList<uint> EveryOperation =>
    [
        .. s_boot,
        .. new[]
        {
            Opcode.Add, Opcode.AddWithCarry, Opcode.Subtract, Opcode.SubtractWithCarry, Opcode.Multiply, Opcode.Divide, Opcode.Nand, Opcode.And, Opcode.Or,
            Opcode.ExclusiveOr, Opcode.Not, Opcode.Modulo, Opcode.Move, Opcode.PackedAdd, Opcode.PackedAddSaturating, Opcode.PackedSubtract,
            Opcode.PackedSubtractSaturating, Opcode.PackedMultiplyAdd, Opcode.Pack, Opcode.ChromaKey, Opcode.Load, Opcode.Store,
        }.Select(static opcode => Instruction.Of(opcode, 8, 7, 11)),
        .. new[] { Opcode.FloatAdd, Opcode.FloatSubtract, Opcode.FloatMultiply, Opcode.FloatDivide }.Select(static opcode => Instruction.Of(opcode, 8, 2, 7)),
        Instruction.Of(Opcode.AddImmediate, 9, 9, number: 0x1234),
        Instruction.Of(Opcode.SubtractImmediate, 9, 9, number: 0xfff0),
        Instruction.Of(Opcode.Divide, 9, 9, 0),
        .. new[] { Opcode.BranchEqual, Opcode.BranchGreater, Opcode.BranchLess, Opcode.BranchLessOrEqual }.Select(static opcode => Instruction.Of(opcode, 5, 4, number: 2)),
        Instruction.Of(Opcode.BranchNotEqual, 5, 5, number: 2),
        Instruction.Of(Opcode.BranchGreaterOrEqual, 4, 5, number: 2),
        Instruction.Of(Opcode.JumpAndLink, number: 17),
        Instruction.Of(Opcode.JumpReturn),
        Instruction.Of(Opcode.LoadProcess, number: 77),
        Instruction.Of((Opcode)0x77),
        .. Shown(Instruction.Of(Opcode.FlushRegisters)),
        uint.MaxValue,
    ];

    public static int[] Registers() =>
    [
        0x00000000, 0x00000001, unchecked((int)0xfff000e2), -1, 0x00000004, 0x00000005, 0x00000006, unchecked((int)0xfcf0fdef),
        0x00000008, 0x00000009, 0x00000010, 0x0000ff31, 0x0000ff12, 0x00000013, 0x00000014, 0x00000015,
        0x00000016, 0x00fe0117, 0x00fe0118, 0x00fe0119, 0x00fe0220, 0x00fe0321, 0x00fe0322, 0x00ff0423,
        0x00ff0524, 0x00ff0625, 0x00ff0726, 0x00ff0727, 0x00f70728, 0x00000029, 0x00000030, 0x00000031,
    ];

    private static uint[] Shown(uint instruction) => [instruction, Instruction.Of(Opcode.DumpRegisters)];
}
