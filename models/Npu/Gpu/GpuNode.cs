using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Gpu;

/// <summary>
/// A node of GPUs with tensor parallelism: every layer's heads and inner width are divided, and two sums over all GPUs end its halves. All GPUs do the same at the same time, so one is
/// simulated, kernel after kernel. With <c>pim</c> bound, each GPU has a device there that holds its caches and attends for new tokens (<see cref="AttentionExtension"/>).
/// </summary>
[Component("gpu-node", Description = "Node of GPUs with tensor parallelism by kernel times: tiles, waves of thread blocks, ring sums; attention may go to a device at pim")]
public sealed class GpuNode : Component, IResultSource, IProgressSource
{
    private readonly GpuNodeOptions _options;
    private readonly LlmWorkload _workload;
    private readonly LayerShape _shape;
    private readonly KernelTiming _timing;
    private readonly GpuMeters _meters;
    private readonly InferenceLog _log;
    private readonly PayloadPool _payloads;
    private SharedProducts? _shared;

    /// <summary>Creates the node and reads its model. Throws <see cref="InputException"/> if the model is unusable.</summary>
    public GpuNode(ComponentContext context, GpuNodeOptions options)
        : base(context)
    {
        _options = options;
        _workload = new LlmWorkload(options.Workload);
        if (options.Workload.Speculation is not null)
            throw new InputException(options.Workload.Model.Location(), "a GPU node decodes a token a pass: speculation is not modelled");
        if (_workload.Model.IsMixtureOfExperts)
            throw new InputException(options.Workload.Model.Location(), "a mixture of experts is not supported by 'gpu-node': expected a dense model");
        _shape = new LayerShape(_workload.Model, options);
        _timing = new KernelTiming(options);
        _meters = new GpuMeters(this, options);
        _log = new InferenceLog(_workload);
        _payloads = new PayloadPool(FullName);
        Pim = new InitiatorSocket(this, "pim") { IsOptional = true };
        Thread("run", RunAsync);
    }

    /// <summary>Where one GPU's attention device is; may stay unbound.</summary>
    public InitiatorSocket Pim { get; }

    /// <inheritdoc/>
    public WorkProgress Progress => _log.Progress;

    /// <inheritdoc/>
    public void PublishResults(ResultSheet sheet)
    {
        _log.Publish(sheet, this);
        _meters.Publish(sheet);
    }

    /// <inheritdoc/>
    protected override void EndOfElaboration()
    {
        TensorMap map = _workload.Layout(0);
        CheckFit("its own memory", Pim.IsBound ? map.WeightBytes : map.WeightBytes + map.CacheBytes, _options.MemoryCapacity.Bytes);
        if (Pim.IsBound && Pim.Peer?.Owner is IAddressSpace space)
            CheckFit($"'{Pim.Peer.Owner.FullName}'", map.CacheBytes, space.Size);
        if (_options.ShareFeedForward)
        {
            IProductDevice device = Pim.Peer?.Owner as IProductDevice
                ?? throw new ElaborationException($"{FullName}: share_feed_forward needs a device at 'pim' that holds weights and computes products");
            _shared = new SharedProducts(_shape, _timing, device, _workload.Model.Layers, _options.Workload.Batch);
        }
    }

    private void CheckFit(string where, long bytes, long room)
    {
        long share = (bytes + _options.Devices - 1) / _options.Devices;
        if (share > room)
            throw new ElaborationException($"{FullName}: {_workload.Model.Name} takes {share} bytes of {where} by GPU, which has {room}: {share - room} are too many");
    }

    private async SimTask RunAsync()
    {
        _log.Begin(Now);
        foreach (Step pass in _workload.Passes)
        {
            for (int layer = 0; layer < _workload.Model.Layers; layer++)
                await LayerAsync(pass);
            if (_options.OutputProjection && pass.Logits > 0)
                await RunAsync(KernelKind.OutputProjection, _timing.Matrix(_shape.Linear(pass.Logits, _shape.Vocabulary, _shape.Hidden)));
            _log.PassEnded(pass, Now);
        }
    }

    private async SimTask LayerAsync(Step pass)
    {
        long tokens = pass.Tokens;
        await NormAsync(tokens);
        if (Pim.IsBound && IsDecode(pass))
            await AttendElsewhereAsync(pass);
        else
            await AttendHereAsync(pass);
        await SumAsync(tokens);
        await NormAsync(tokens);
        for (int matrix = 0; matrix < _shape.FirstMatrices; matrix++)
            await FeedForwardAsync(pass, _shape.Inner, _shape.Hidden);
        await RunAsync(KernelKind.Activation, _timing.Stream(_options.Activation, (1 + _shape.FirstMatrices) * tokens * _shape.Inner * _shape.Bytes));
        await FeedForwardAsync(pass, _shape.Hidden, _shape.Inner);
        await SumAsync(tokens);
    }

    /// <summary>Both parts start together; the layer goes on when both are done.</summary>
    private async SimTask FeedForwardAsync(Step pass, long outputs, long inputs)
    {
        SharedProduct? share = IsDecode(pass) ? _shared?.Of(pass.Tokens, outputs, inputs) : null;
        long here = share?.Here ?? outputs;
        if (here < outputs)
            await Pim.SendAsync(ProductExtension.Attach(_payloads.Rent(), share!.Value.Elsewhere));
        if (here > 0)
            await RunAsync(KernelKind.FeedForward, _timing.Matrix(_shape.Linear(pass.Tokens, here, inputs)));
        if (here < outputs)
            await AnswersAsync(1, KernelKind.FeedForward);
    }

    private static bool IsDecode(Step pass) => pass.Sequences.All(sequence => sequence.QueryTokens == 1);

    private async SimTask AttendHereAsync(Step pass)
    {
        long tokens = pass.Tokens;
        await RunAsync(KernelKind.QueryKeyValue, QueryKeyValue(tokens));
        if (Pim.IsBound)
            await StoreAsync(tokens);
        foreach (IGrouping<SequenceStep, SequenceStep> equal in pass.Sequences.GroupBy(sequence => sequence))
        {
            long rows = (long)equal.Key.QueryTokens * (_shape.Heads / _shape.KeyValueHeads);
            long instances = (long)equal.Count() * _shape.KeyValueHeads;
            (long context, int width, int bytes) = (equal.Key.Context, _shape.HeadDimension, _shape.Bytes);
            await RunAsync(KernelKind.Attention, _timing.Matrix(new MatrixKernel(rows, context, width, instances, bytes, Tiled: false)));
            await RunAsync(KernelKind.Attention, _timing.Softmax(rows, context, instances, bytes));
            await RunAsync(KernelKind.Attention, _timing.Matrix(new MatrixKernel(rows, width, context, instances, bytes, Tiled: false)));
        }
        await RunAsync(KernelKind.Projection, Projection(tokens));
    }

    private async SimTask StoreAsync(long tokens)
    {
        SimTime begin = Now;
        Payload payload = _payloads.Rent().SetWrite(0, checked(2 * tokens * _shape.KeyValueHeads * _shape.HeadDimension * _shape.Bytes));
        await Pim.TransportAsync(payload);
        payload.EnsureOk();
        payload.Release();
        _meters.Spent(KernelKind.Attention, Now - begin);
    }

    /// <summary>Groups of heads go out one by one; with overlap each as soon as it is projected, and its output is projected as soon as it is back.</summary>
    private async SimTask AttendElsewhereAsync(Step pass)
    {
        KernelCost before = QueryKeyValue(pass.Tokens);
        KernelCost after = Projection(pass.Tokens);
        int parts = _shape.KeyValueHeads;
        AttentionWork[] works = [.. pass.Sequences.GroupBy(sequence => sequence.Context).Select(equal => _shape.Attention(equal.Count(), equal.Key))];
        if (!_options.OverlapAttention)
            await Delay(before.Time);
        for (int part = 0; part < parts; part++)
        {
            if (_options.OverlapAttention)
                await Delay(Share(before.Time, part, parts));
            foreach (AttentionWork work in works)
                await Pim.SendAsync(AttentionExtension.Attach(_payloads.Rent(), work, part, parts));
        }
        for (int part = 0; part < parts; part++)
        {
            await AnswersAsync(works.Length, KernelKind.Attention);
            if (_options.OverlapAttention)
                await Delay(Share(after.Time, part, parts));
        }
        if (!_options.OverlapAttention)
            await Delay(after.Time);
        _meters.Kernel(KernelKind.QueryKeyValue, before);
        _meters.Kernel(KernelKind.Projection, after);
    }

    private async SimTask AnswersAsync(int count, KernelKind kind)
    {
        SimTime begin = Now;
        for (int i = 0; i < count; i++)
        {
            Payload payload = await Pim.ReceiveResponseAsync();
            payload.EnsureOk();
            payload.Release();
        }
        _meters.Spent(kind, Now - begin);
    }

    private KernelCost QueryKeyValue(long tokens) => _timing.Matrix(_shape.Linear(tokens, _shape.QueryKeyValue, _shape.Hidden));

    private KernelCost Projection(long tokens) => _timing.Matrix(_shape.Linear(tokens, _shape.Hidden, (long)_shape.Heads * _shape.HeadDimension));

    private SimTask NormAsync(long tokens) => RunAsync(KernelKind.Norm, _timing.Stream(_options.Norm, 3 * tokens * _shape.Hidden * _shape.Bytes));

    private async SimTask SumAsync(long tokens)
    {
        int steps = _options.Devices - 1;
        long share = checked(tokens * _shape.Hidden * _shape.Bytes / _options.Devices);
        SimTime time = (_options.Fabric.Step + SimTime.FromFemtoseconds(_options.Fabric.Bandwidth.TransferFemtoseconds(share))) * steps;
        await Delay(time);
        _meters.Exchanged(time, share * steps);
    }

    private async SimTask RunAsync(KernelKind kind, KernelCost cost)
    {
        await Delay(cost.Time);
        _meters.Kernel(kind, cost);
    }

    private static SimTime Share(SimTime whole, int part, int parts)
    {
        return SimTime.FromFemtoseconds((long)((((Int128)whole.Femtoseconds * (part + 1)) / parts) - ((Int128)whole.Femtoseconds * part / parts)));
    }
}
