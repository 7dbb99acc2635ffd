using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Gpu;

/// <summary>Feed-forward products that a GPU shares with a device that holds part of the weights too: rows are cut so that both finish together.</summary>
internal sealed class SharedProducts
{
    private readonly Dictionary<(long Tokens, long Outputs, long Inputs), SharedProduct> _shares = [];

    /// <summary>Cuts the matrices of a layer for so many tokens, and places the device's part of every layer.</summary>
    public SharedProducts(LayerShape shape, KernelTiming timing, IProductDevice device, int layers, int tokens)
    {
        var local = new Local(shape, timing);
        var policy = new EqualFinish();
        (string Name, long Outputs, long Inputs, int Count)[] matrices = [("up", shape.Inner, shape.Hidden, shape.FirstMatrices), ("down", shape.Hidden, shape.Inner, 1)];
        foreach ((string name, long outputs, long inputs, int count) in matrices)
        {
            ResidentProduct whole = new(outputs, inputs, tokens) { WeightBits = shape.Bytes * 8, InputBits = shape.Bytes * 8, ResultBits = shape.Bytes * 8 };
            long here = policy.Split(name, whole, [local, device])[0];
            ResidentProduct elsewhere = whole with { Outputs = outputs - here };
            for (int i = 0; i < layers * count && elsewhere.Outputs > 0; i++)
                device.Place($"{name} of layer {i / count}", elsewhere);
            _shares[(tokens, outputs, inputs)] = new SharedProduct(here, elsewhere);
        }
    }

    /// <summary>The shares of a product; null if it was not cut (another number of tokens).</summary>
    public SharedProduct? Of(long tokens, long outputs, long inputs)
    {
        return _shares.TryGetValue((tokens, outputs, inputs), out SharedProduct share) ? share : null;
    }

    /// <summary>The GPU in the eyes of the policy.</summary>
    private sealed class Local(LayerShape shape, KernelTiming timing) : IProductDevice
    {
        public ulong Place(string name, in ResidentProduct product) => throw new InvalidOperationException("a GPU's weights are its own");

        public SimTime Estimate(in ResidentProduct product)
        {
            return product.Outputs == 0 ? SimTime.Zero : timing.Matrix(shape.Linear(product.Tokens, product.Outputs, product.Inputs)).Time;
        }
    }
}

/// <summary>A product in two parts.</summary>
/// <param name="Here">Rows that the GPU computes.</param>
/// <param name="Elsewhere">The device's part.</param>
internal readonly record struct SharedProduct(long Here, ResidentProduct Elsewhere);
