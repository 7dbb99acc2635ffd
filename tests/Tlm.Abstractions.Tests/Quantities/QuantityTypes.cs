using System.Reflection;
using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Abstractions.Tests.Quantities;

public class QuantityTypes
{
    public static TheoryData<Type> All()
    {
        var data = new TheoryData<Type>();
        foreach (var type in typeof(Unit).Assembly.GetExportedTypes())
            if (type.IsValueType && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IQuantity<>)))
                data.Add(type);
        return data;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Text_that_a_quantity_writes_is_read_back_as_the_same_value(Type type)
    {
        var check = GetType().GetMethod(nameof(RoundTrips), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type);
        check.Invoke(null, null);
    }

    [Fact]
    public void A_value_is_written_in_the_largest_unit_that_suits()
    {
        Assert.Equal("16 GiB", DataSize.FromGibibytes(16).ToString());
        Assert.Equal("1.5 kB", DataSize.FromBytes(1500).ToString());
        Assert.Equal("51.2 GB/s", Bandwidth.Parse("51.2 GB/s").ToString());
        Assert.Equal("1.1 V", Voltage.Parse("1.1 V").ToString());
        Assert.Equal("0 fJ", Energy.Zero.ToString());
    }

    [Fact]
    public void A_transfer_takes_its_time_rounded_up()
    {
        Assert.Equal(1_250_000, Bandwidth.Parse("51.2 GB/s").TransferFemtoseconds(64));
        Assert.Equal(333_334, Bandwidth.Parse("3 GB/s").TransferFemtoseconds(1));
        Assert.Throws<OverflowException>(() => Bandwidth.Zero.TransferFemtoseconds(1));
    }

    [Fact]
    public void Overflow_is_an_error()
    {
        Assert.Throws<OverflowException>(() => DataSize.FromBytes(long.MaxValue) + DataSize.FromBytes(1));
        Assert.Throws<OverflowException>(() => Energy.FromFemtojoules(long.MaxValue) * 2);
        Assert.Throws<OverflowException>(() => DataSize.FromKibibytes(long.MaxValue));
    }

    [Fact]
    public void Power_over_time_is_energy_and_voltage_times_current_is_power()
    {
        Assert.Equal(Energy.Parse("1 pJ"), Power.Parse("1 mW").Over(1_000_000));
        Assert.Equal(Power.Parse("36.3 mW"), Voltage.Parse("1.1 V") * Current.Parse("33 mA"));
        Assert.Equal(Energy.Parse("256 pJ"), EnergyPerBit.Parse("0.5 pJ/bit").For(512));
    }

    private static void RoundTrips<T>()
        where T : struct, IQuantity<T>
    {
        Prop.ForAll<long>(value => T.Parse(T.FromBase(value).ToString()!, null).Equals(T.FromBase(value))).QuickCheckThrowOnFailure();
    }
}
