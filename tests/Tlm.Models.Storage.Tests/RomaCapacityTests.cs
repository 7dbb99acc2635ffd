namespace Tlm.Models.Storage.Tests;

/// <summary>
/// ROMA (arXiv 2503.12988): how many tokens fit the SRAM beside the adapter, for Llama-3-8B with its weights in ROM. By the SRAM's own check of its regions, from
/// the model's dimensions; 8-bit cache, FP16 adapters on query, key and value (the widths are not published; these are the ones that the table implies).
/// </summary>
public class RomaCapacityTests
{
    private const long Layers = 32;
    private const long Hidden = 4096;
    private const long KeyValue = 1024;
    private const long FeedForward = 14_336;

    [Theory]
    [InlineData(64, 16, 736)]
    [InlineData(256, 16, 3_808)]
    [InlineData(64, 64, 0)]
    public void The_published_tokens_fit_beside_the_adapter(int mebibytes, int rank, long tokens)
    {
        Assert.Equal(tokens, LargestCache(DataSize.FromMebibytes(mebibytes), rank));
    }

    /// <summary>The table says 1,600 for 128 MB, 160 less than what gives its other rows exactly; a secondary source, so perhaps a slip.</summary>
    [Fact]
    public void The_row_of_128_MB_contradicts_the_others()
    {
        Assert.Equal(1_760, LargestCache(DataSize.FromMebibytes(128), 16));
    }

    [Fact]
    public void What_does_not_fit_is_named_with_the_bytes_that_are_missing()
    {
        OptionProblem problem = Assert.Single(Memory(DataSize.FromMebibytes(64), 16, 737).Validate());
        Assert.Equal("regions[1].size", problem.Path);
        Assert.Contains("'kv_cache'", problem.Message, StringComparison.Ordinal);
        Assert.Contains("65536 bytes are missing", problem.Message, StringComparison.Ordinal);
        Assert.Contains("'lora'", Assert.Single(Memory(DataSize.FromMebibytes(64), 64, 1).Validate()).Message, StringComparison.Ordinal);
    }

    /// <summary>Two bits a weight and, for each group of 128, an FP16 scale and a two-bit zero point.</summary>
    [Fact]
    public void The_layers_fit_the_rom_at_two_bits_and_not_at_four()
    {
        long weights = Layers * ((Hidden * ((2 * Hidden) + (2 * KeyValue))) + (3 * Hidden * FeedForward));
        long Bytes(int bits)
        {
            return weights / 128 * ((128 * bits) + 16 + bits) / 8;
        }
        var rom = new RomOptions { Capacity = DataSize.FromBytes((long)(1.86 * (1L << 30))), Density = 57.8 / 8, AreaLimit = Area.Parse("503.7 mm2") };
        Assert.Empty(rom.Validate());
        Assert.InRange(Bytes(2), 0, rom.Capacity.Bytes);
        Assert.True(Bytes(4) > rom.Capacity.Bytes);
    }

    private static long LargestCache(DataSize capacity, int rank)
    {
        (long fits, long fails) = (0, 100_000);
        while (fails - fits > 1)
        {
            long tokens = (fits + fails) / 2;
            if (Memory(capacity, rank, tokens).Validate().Any())
                fails = tokens;
            else
                fits = tokens;
        }
        return fits;
    }

    private static SramOptions Memory(DataSize capacity, int rank, long tokens)
    {
        long adapter = 2 * rank * Layers * ((Hidden + Hidden) + (2 * (Hidden + KeyValue)));
        long cache = tokens * 2 * Layers * KeyValue;
        return new SramOptions
        {
            Capacity = capacity,
            Regions = [new SramRegion { Name = "lora", Size = DataSize.FromBytes(adapter) }, new SramRegion { Name = "kv_cache", Size = DataSize.FromBytes(cache) }],
        };
    }
}
