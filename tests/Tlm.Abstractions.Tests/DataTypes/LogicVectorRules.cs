using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Abstractions.Tests.DataTypes;

/// <summary>A vector does wire by wire what one wire does.</summary>
public sealed class LogicVectorRules
{
    private static readonly Gen<string> s_text = Gen.NonEmptyListOf(Gen.Elements('0', '1', 'Z', 'X')).Select(static list => string.Concat(list.Take(150)));

    private static readonly Gen<(string A, string B)> s_pair =
        from a in s_text
        from b in Gen.ArrayOf(Gen.Elements('0', '1', 'Z', 'X'), a.Length)
        select (a, string.Concat(b));

    [Fact]
    public void Operators_work_wire_by_wire() => Check(s_pair, static pair =>
        Wires(pair, static (a, b) => a & b) == (Of(pair.A) & Of(pair.B)).ToString()
        && Wires(pair, static (a, b) => a | b) == (Of(pair.A) | Of(pair.B)).ToString()
        && Wires(pair, static (a, b) => a ^ b) == (Of(pair.A) ^ Of(pair.B)).ToString()
        && Wires(pair, static (a, _) => ~a) == (~Of(pair.A)).ToString()
        && Wires(pair, Logic.Resolve) == LogicVector.Resolve(Of(pair.A), Of(pair.B)).ToString());

    // from 1, 0 and 0 on: a single Z is X
    [Fact]
    public void Reductions_take_one_wire_after_the_other() => Check(s_text, static text =>
        Of(text).AndReduce() == text.Select(Logic.Parse).Aggregate(Logic.One, static (a, b) => a & b)
        && Of(text).OrReduce() == text.Select(Logic.Parse).Aggregate(Logic.Zero, static (a, b) => a | b)
        && Of(text).XorReduce() == text.Select(Logic.Parse).Aggregate(Logic.Zero, static (a, b) => a ^ b));

    [Fact]
    public void Parts_and_shifts_are_those_of_the_text() => Check(
        from text in s_text
        from left in Gen.Choose(0, text.Length - 1)
        from right in Gen.Choose(0, text.Length - 1)
        from places in Gen.Choose(0, text.Length + 2)
        select (text, left, right, places),
        static c =>
        {
            LogicVector vector = Of(c.text);
            string wires = string.Concat(c.text.Reverse()); // wire 0 first
            string part = string.Concat(wires[Math.Min(c.left, c.right)..(Math.Max(c.left, c.right) + 1)].Reverse());
            string expected = c.left >= c.right ? part : string.Concat(part.Reverse());
            return vector.Range(c.left, c.right).ToString() == expected
                && vector.Range(0, c.text.Length - 1) == vector.Reverse()
                && (vector << c.places).ToString() == (c.text + new string('0', c.places))[^c.text.Length..]
                && (vector >> c.places).ToString() == (new string('0', c.places) + c.text)[..c.text.Length]
                && vector.RotateLeft(c.places).ToString() == c.text[(c.places % c.text.Length)..] + c.text[..(c.places % c.text.Length)]
                && vector.RotateLeft(c.places).RotateLeft(-c.places) == vector;
        });

    [Fact]
    public void A_part_that_is_written_and_read_again_is_the_same_and_nothing_else_changes() => Check(
        from text in s_text
        from left in Gen.Choose(0, text.Length - 1)
        from right in Gen.Choose(0, text.Length - 1)
        from part in Gen.ArrayOf(Gen.Elements('0', '1', 'Z', 'X'), Math.Abs(left - right) + 1)
        select (text, left, right, part: string.Concat(part)),
        static c =>
        {
            LogicVector changed = Of(c.text).With(c.left, c.right, Of(c.part));
            return changed.Range(c.left, c.right).ToString() == c.part
                && Enumerable.Range(0, c.text.Length).All(i => (i >= Math.Min(c.left, c.right) && i <= Math.Max(c.left, c.right)) || changed[i] == Of(c.text)[i]);
        });

    [Fact]
    public void Text_and_concatenation_keep_the_order() => Check(s_pair, static pair =>
        LogicVector.Concat(Of(pair.A), Of(pair.B)).ToString() == pair.A + pair.B
        && LogicVector.Concat(Of(pair.A), Logic.Z).With(0, Logic.One).ToString() == pair.A + "1");

    [Fact]
    public void A_new_vector_is_unknown() => Assert.Equal("XXXX", new LogicVector(4).ToString());

    [Fact]
    public void Only_known_wires_become_bits()
    {
        Assert.Equal(Bits.Parse("0110"), (Bits)Of("0110"));
        Assert.Contains("01Z0 is not all 0 and 1", Assert.Throws<InvalidOperationException>(static () => (Bits)Of("01Z0")).Message, StringComparison.Ordinal);
        Assert.Equal(Of("0110"), Bits.Parse("0110"));
    }

    [Fact]
    public void Vectors_of_two_widths_do_not_meet() =>
        Assert.Contains("2 bits meet 3 bits", Assert.Throws<ArgumentException>(static () => Of("01") & Of("011")).Message, StringComparison.Ordinal);

    private static LogicVector Of(string text) => LogicVector.Parse(text);

    private static string Wires((string A, string B) pair, Func<Logic, Logic, Logic> operation) =>
        string.Concat(pair.A.Zip(pair.B, (a, b) => operation(Logic.Parse(a), Logic.Parse(b))));

    private static void Check<T>(Gen<T> cases, Func<T, bool> holds) => Prop.ForAll(cases.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
}
