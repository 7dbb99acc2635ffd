using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Transactions.Tests.Payloads;

public sealed class EndianConversionRules
{
    [Fact]
    public void Data_written_through_a_conversion_reads_back_the_same()
    {
        Gen<(int Word, int Bus, int Words, int Address)> cases =
            from word in Gen.Elements(1, 2, 4, 8)
            from bus in Gen.Elements(1, 2, 4, 8)
            from words in Gen.Choose(1, 9)
            from address in Gen.Choose(0, 31)
            select (word, bus, words, address);
        Prop.ForAll(cases.ToArbitrary(), static c => WritesAndReadsBack(c.Word, c.Bus, c.Words, c.Address)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_bus_wide_word_is_seen_alike_by_both_endiannesses()
    {
        var store = new MemoryStore(64);
        Payload payload = Converted(store, PayloadCommand.Write, 0x20, [0xdf, 0x9b, 0x57, 0x13], 4);
        byte[] seen = new byte[4];
        store.Read(0x20, seen);
        Assert.Equal(payload.Data.ToArray(), seen);
    }

    [Fact]
    public void Bytes_land_on_the_lanes_of_the_other_end()
    {
        var store = new MemoryStore(64);
        Converted(store, PayloadCommand.Write, 0, [0, 1, 2, 3, 4, 5, 6, 7], 1);
        byte[] seen = new byte[8];
        store.Read(0, seen);
        Assert.Equal(new byte[] { 3, 2, 1, 0, 7, 6, 5, 4 }, seen);
    }

    [Fact]
    public void Disabled_bytes_are_left_alone()
    {
        var store = new MemoryStore(16);
        var payload = new Payload { Data = new byte[] { 1, 2, 3, 4 } }.SetWrite(4, 4);
        payload.ByteEnable = new byte[] { 0xff, 0x00 };
        EndianConversion.ToHost(payload, 1, 4);
        MemoryAccess.Perform(store, payload, "memory");
        EndianConversion.FromHost(payload);
        byte[] seen = new byte[4];
        store.Read(4, seen);
        Assert.Equal(new byte[] { 0, 3, 0, 1 }, seen);
        Assert.Equal((4UL, 4L, 2), (payload.Address, payload.Length, payload.ByteEnable.Length));
    }

    [Fact]
    public void A_payload_that_was_not_converted_cannot_be_converted_back() =>
        Assert.Throws<TransportException>(static () => EndianConversion.FromHost(new Payload()));

    private static bool WritesAndReadsBack(int word, int bus, int words, int address)
    {
        var store = new MemoryStore(512);
        byte[] bytes = [.. Enumerable.Range(0, word * words).Select(i => (byte)((i * 37) + address + 1))];
        Converted(store, PayloadCommand.Write, (ulong)address, bytes, word, bus);
        byte[] read = Converted(store, PayloadCommand.Read, (ulong)address, new byte[bytes.Length], word, bus).Data.ToArray();
        return read.SequenceEqual(bytes);
    }

    private static Payload Converted(MemoryStore store, PayloadCommand command, ulong address, byte[] bytes, int word, int bus = 4)
    {
        var payload = new Payload { Data = bytes, Command = command, Address = address };
        EndianConversion.ToHost(payload, word, bus);
        MemoryAccess.Perform(store, payload, "memory");
        EndianConversion.FromHost(payload);
        return payload;
    }
}
