using Tlm.Models.Npu.Systolic;

namespace Tlm.Models.Npu.Execution;

/// <summary>
/// The array as a unit of its own behind a socket: RTL, say. Every fold of a product is a write to address 0 of the stationary weights (rows x columns bytes) and of
/// the vectors that stream (rows bytes each); its answer comes when the last result has left the array. Bytes are a fixed pattern: the unit is timed, its results are its own affair.
/// </summary>
internal sealed class ExternalArray
{
    private readonly Component _owner;
    private readonly SystolicArray _array;
    private readonly ClockDomain _clock;
    private readonly PayloadPool _payloads;
    private readonly SimEvent _answered;
    private readonly Counter _folds;
    private readonly Counter _cycles;
    private readonly Counter _others;
    private byte[] _pattern = [];
    private SimTime _last;
    private long _expected;
    private long _underWay;

    public ExternalArray(Component owner, ArrayOptions options, ClockDomain clock)
    {
        (_owner, _array, _clock) = (owner, new SystolicArray(options.Rows, options.Columns), clock);
        Socket = new InitiatorSocket(owner, "array");
        _payloads = new PayloadPool(Socket.FullName);
        _answered = new SimEvent(owner, "fold_answered");
        _folds = owner.Statistics.Counter("folds", Unit.Count, "folds that the array at the socket computed");
        _cycles = owner.Statistics.Counter("fold_cycles", Unit.Cycles, "cycles that they took");
        _others = owner.Statistics.Counter("folds_unlike_model", Unit.Count, "folds that took other cycles than the model says");
    }

    /// <summary>Where the array is.</summary>
    public InitiatorSocket Socket { get; }

    /// <summary>Lets the array compute so many products of a shape, fold after fold; ends with the last answer.</summary>
    public async SimTask RunAsync(GemmShape shape, long products)
    {
        SystolicMapping mapping = new(_array, Dataflow.WeightStationary, shape);
        long folds = checked(mapping.Folds * products);
        (_last, _expected, _underWay) = (_owner.Now, mapping.FoldCycles, folds);
        int bytes = checked((int)(_array.Elements + (mapping.Streamed * _array.Rows)));
        for (long fold = 0; fold < folds; fold++)
            await Socket.SendAsync(Fold(bytes));
        while (_underWay > 0)
            await _answered;
    }

    /// <summary>Takes the answers of the array for ever.</summary>
    public async SimTask TakeAnswersAsync()
    {
        while (true)
        {
            Payload payload = await Socket.ReceiveResponseAsync();
            payload.EnsureOk();
            payload.Release();
            SimTime took = _owner.Now - _last;
            _last = _owner.Now;
            _folds.Increment();
            _cycles.Add(_clock.CyclesCeiling(took));
            if (took != _clock.ToTime(_expected))
                _others.Increment();
            _underWay--;
            _answered.Notify();
        }
    }

    private Payload Fold(int bytes)
    {
        if (_pattern.Length < bytes)
            _pattern = [.. Enumerable.Range(0, bytes).Select(static i => (byte)(sbyte)((i * 7 % 16) - 8))];
        Payload payload = _payloads.Rent().SetWrite(0, bytes);
        payload.Data = _pattern.AsMemory(0, bytes);
        return payload;
    }
}
