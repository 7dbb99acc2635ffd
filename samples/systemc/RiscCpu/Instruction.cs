using Tlm.Widths;

namespace Tlm.Samples.SystemC;

/// <summary>A word of a program and its fields.</summary>
internal readonly record struct Instruction(uint Word)
{
    private Bits Bits => new(32, Word);

    public Opcode Opcode => (Opcode)Field(31, 24);

    public int C => (int)Field(23, 20);

    public int A => (int)Field(19, 16);

    public int B => (int)Field(15, 12);

    public uint Immediate => Field(15, 0);

    public uint Offset => Field(11, 0);

    public uint LongLabel => Field(23, 0);

    /// <summary>How far a branch goes, either way.</summary>
    public int Label => (int)(Signed<W16>)Bits.Range(15, 0);

    public static uint Of(Opcode opcode, int c = 0, int a = 0, int b = 0, int number = 0) =>
        (uint)((byte)opcode << 24) | ((uint)c << 20) | ((uint)a << 16) | ((uint)b << 12) | (uint)(number & (opcode is Opcode.Jump or Opcode.LoadProcess ? 0xffffff : 0xffff));

    private uint Field(int left, int right) => (uint)Bits.Range(left, right).Value;
}
