using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Models.Llm.Tests;

public class TensorMapTests
{
    [Fact]
    public void Regions_are_aligned_disjoint_and_hold_their_tensors()
    {
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(LoweringTests.Arbitrary(), Arb.From(Gen.Choose(0, 5)), (model, sequences) =>
        {
            TensorMap map = new(model, ModelPrecision.Half, sequences, 10, start: 4097, alignment: 256);
            bool aligned = map.Regions.All(region => region.Address % 256 == 0);
            bool apart = map.Regions.Zip(map.Regions.Skip(1)).All(pair => pair.First.End <= pair.Second.Address);
            bool whole = model.ListTensors().All(tensor => map.RegionOf(tensor).Bytes == 2 * tensor.Elements);
            return aligned && apart && whole && map.WeightBytes == 2 * model.CountParameters();
        }));
    }

    [Fact]
    public void Rows_of_the_cache_follow_each_other_token_by_token()
    {
        ModelDescriptor model = Published.Load("llama-3.2-1b");
        TensorMap map = new(model, ModelPrecision.Half, sequences: 2, tokens: 100);
        Assert.Equal(1024, map.RowBytes);
        Assert.Equal(1024UL, map.KeyAddress(3, 1, 8) - map.KeyAddress(3, 1, 7));
        Assert.Equal(100 * 1024UL, map.ValueAddress(3, 1, 0) - map.KeyAddress(3, 1, 0));
        Assert.Equal(2L * 16 * 2 * 100 * 1024, map.CacheBytes);
    }

    [Fact]
    public void A_token_beyond_the_cache_is_refused()
    {
        TensorMap map = new(Published.Load("llama-160m"), ModelPrecision.Half, sequences: 1, tokens: 4);
        Assert.Throws<ArgumentOutOfRangeException>(() => map.KeyAddress(0, 0, 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => map.ValueAddress(0, 1, 0));
    }

    [Fact]
    public void A_map_tells_by_how_many_bytes_it_overruns_a_memory()
    {
        TensorMap map = new(Published.Load("llama-160m"), ModelPrecision.Half, sequences: 1, tokens: 4);
        Assert.Equal(0, map.BytesOver(map.End));
        Assert.Equal(5, map.BytesOver(map.End - 5));
    }
}
