using System.Numerics;
using Tlm.Kernel;
using Tlm.Widths;

namespace Tlm.Samples.SystemC;

/// <summary>Signals of integers of a fixed width, read together, written together and used in sums.</summary>
public static class SpecializedSignals
{
    /// <summary>Runs it.</summary>
    public static IReadOnlyList<string> Run()
    {
        List<string> lines = [];
        SimulationBuilder builder = Examples.Builder();
        builder.Add("dut", context => new Dut(context, lines));
        builder.Elaborate().Run();
        return lines;
    }

    // a sign counts as a digit of its own where there is none
    private static string Hex<T>(T value)
        where T : struct, IFixedInteger<T> => (T.HasSign ? "" : "0") + value.ToBits().Value.ToString("x", null).TrimStart('0').PadLeft((T.BitCount + 3) / 4, '0');

    private sealed class Dut : Component
    {
        private readonly Ports<BigSigned<W4>, BigSigned<W8>> _bigint;
        private readonly Ports<BigUnsigned<W4>, BigUnsigned<W8>> _biguint;
        private readonly Ports<Signed<W4>, Signed<W8>> _int;
        private readonly Ports<Unsigned<W4>, Unsigned<W8>> _uint;
        private readonly List<string> _lines;

        public Dut(ComponentContext context, List<string> lines)
            : base(context)
        {
            _lines = lines;
            (_bigint, _biguint, _int, _uint) = (new(this, "bigint"), new(this, "biguint"), new(this, "int"), new(this, "uint"));
            Thread("exec", RunAsync).SensitiveTo(new Clock(this, "clock", Examples.Ns(1)).PositiveEdge);
        }

        private async SimTask RunAsync()
        {
            await ReadTogetherAsync();
            await WriteTogetherAsync();
            await SumAsync();
            Context.Simulation.RequestStop();
        }

        private async SimTask ReadTogetherAsync()
        {
            _bigint.Drive(1, 2);
            _biguint.Drive(3, 4);
            _int.Drive(5, 6);
            _uint.Drive(7, 8);
            await Wait();
            Bits all = Bits.Concat(_bigint.In, _bigint.InOut, _biguint.In, _biguint.InOut, _int.In, _int.InOut, _uint.In, _uint.InOut);
            _lines.Add("( m_in_bigint4, m_inout_bigint4, m_in_biguint4, m_inout_biguint4, m_in_int4, m_inout_int4, m_in_uint4, m_inout_uint4 ) = "
                + Hex((Unsigned<W32>)all));
            _bigint.Wide.Write((BigSigned<W8>)Bits.Concat(_bigint.In, _uint.InOut));
            _biguint.Wide.Write((BigUnsigned<W8>)Bits.Concat(_bigint.InOut, _uint.In));
            _int.Wide.Write((Signed<W8>)Bits.Concat(_biguint.In, _int.InOut));
            _uint.Wide.Write((Unsigned<W8>)Bits.Concat(_biguint.InOut, _int.In));
            await Wait();
            _lines.AddRange([.. _bigint.Shown(false), .. _biguint.Shown(false), .. _int.Shown(false), .. _uint.Shown(false)]);
        }

        private async SimTask WriteTogetherAsync()
        {
            Split(new Bits(12, 0x123), _uint.WriteInOut, _biguint.WriteWide);
            await Wait();
            SplitWideFirst(Bits.Concat(_uint.InOut, _biguint.Wide.Value.ToBits()), _bigint.WriteWide, _bigint.WriteInOut);
            SplitWideFirst(new Bits(12, 0x456), _biguint.WriteWide, _biguint.WriteInOut);
            Split(new Bits(12, 0x978), _int.WriteInOut, _int.WriteWide);
            Split(new Bits(12, 0xcab), _uint.WriteInOut, _uint.WriteWide);
            await Wait();
            _lines.AddRange([.. _bigint.Shown(true), .. _biguint.Shown(true), .. _int.Shown(true), .. _uint.Shown(true)]);
        }

        private async SimTask SumAsync()
        {
            _bigint.Wide.Write((BigSigned<W8>)(-1));
            _biguint.Wide.Write((BigUnsigned<W8>)255);
            _int.Wide.Write((Signed<W8>)(-2));
            _uint.Wide.Write((Unsigned<W8>)128);
            await Wait();
            BigInteger a = _int.Wide.Value.ToBigInteger(), b = _uint.Wide.Value.ToBigInteger();
            Expect(a + (b * _bigint.Wide.Value) - _biguint.Wide.Value, -2 - 128 - 255);
            Expect(_bigint.Wide.Value * a, 2);
            Expect((long)_int.Wide.Value * (long)(ulong)_uint.Wide.Value, -256);
        }

        private static void Split(Bits value, Action<Bits> narrow, Action<Bits> wide)
        {
            narrow(value.Range(11, 8));
            wide(value.Range(7, 0));
        }

        private static void SplitWideFirst(Bits value, Action<Bits> wide, Action<Bits> narrow)
        {
            wide(value.Range(11, 4));
            narrow(value.Range(3, 0));
        }

        private void Expect(BigInteger value, BigInteger expected)
        {
            if (value != expected)
                _lines.Add($"{value} != {expected}");
        }
    }

    /// <summary>Two ports of four bits on their signals, and a signal of eight.</summary>
    private sealed class Ports<TNarrow, TWide>
        where TNarrow : struct, IFixedInteger<TNarrow>
        where TWide : struct, IFixedInteger<TWide>
    {
        private readonly string _name;
        private readonly Signal<TNarrow> _driver;
        private readonly SignalIn<TNarrow> _in;
        private readonly SignalOut<TNarrow> _inOut;

        public Ports(Component owner, string name)
        {
            _name = name;
            _driver = new Signal<TNarrow>(owner, $"back_in_{name}4");
            (_in, _inOut) = (new(owner, $"in_{name}4"), new(owner, $"inout_{name}4"));
            _in.Bind(_driver);
            _inOut.Bind(new Signal<TNarrow>(owner, $"back_inout_{name}4"));
            Wide = new Signal<TWide>(owner, $"signal_{name}8");
        }

        public Bits In => _in.Value.ToBits();

        public Bits InOut => _inOut.Value.ToBits();

        public Signal<TWide> Wide { get; }

        public void Drive(int input, int inOut)
        {
            _driver.Write(TNarrow.Wrap(input));
            _inOut.Write(TNarrow.Wrap(inOut));
        }

        public void WriteInOut(Bits value) => _inOut.Write(TNarrow.Wrap(value.Value));

        public void WriteWide(Bits value) => Wide.Write(TWide.Wrap(value.Value));

        public IEnumerable<string> Shown(bool with)
        {
            yield return $"m_signal_{_name}8 = {Hex(Wide.Value)}";
            if (with)
                yield return $"m_inout_{_name}4 = {Hex(_inOut.Value)}";
        }
    }
}
