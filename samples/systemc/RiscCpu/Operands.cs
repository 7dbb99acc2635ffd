namespace Tlm.Samples.SystemC;

/// <summary>An instruction with what was in the registers that it names.</summary>
internal readonly record struct Operands(Instruction Instruction, int ValueA, int ValueB, int ValueC)
{
    public int C => Instruction.C;

    public int A => Instruction.A;

    public int B => Instruction.B;
}
