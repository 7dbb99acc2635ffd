using Tlm.Models.Cim.Dataflow;
using Tlm.Models.Cim.Softmax;

namespace Tlm.Models.Cim.Execution;

/// <summary>
/// One engine on one key/value head: scores, softmax and values of different blocks overlap, each stage takes blocks in order. All in cycles.
/// </summary>
internal sealed class EnginePipeline(CimOptions options, AttentionDataflow dataflow, CimMeters meters, ClockDomain clock)
{
    private CimAttention _attention;
    private RescaleCounter _rescales = null!;
    private long _score;
    private long _softmax;
    private long _value;

    /// <summary>Cycle in which the last block so far is done.</summary>
    public long End => _value;

    public void Start(CimAttention attention, RescaleCounter rescales, long cycle)
    {
        (_attention, _rescales) = (attention, rescales);
        BlockWork first = dataflow.Prepare(attention.Queries, attention.Dimension);
        meters.Work(first, clock);
        _score = cycle + first.Score;
        _softmax = _value = cycle;
    }

    /// <summary>A block is there.</summary>
    /// <param name="cycle">When.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="distance">Tokens that are newer than its newest one.</param>
    public void Block(long cycle, long tokens, long distance)
    {
        BlockWork work = dataflow.Block(_attention.Queries, _attention.Dimension, tokens);
        long scores = _attention.Queries * tokens;
        long rescales = _rescales.Visit(distance, tokens);
        _score = Math.Max(_score, cycle) + work.Score;
        _softmax = Math.Max(_softmax, _score) + Lanes(scores);
        _value = Math.Max(_value, _softmax) + Lanes(rescales * _attention.Dimension) + work.Value;
        meters.Work(work, clock);
        meters.Softmax(scores, rescales, _attention.Dimension);
    }

    /// <summary>All blocks were there: outputs are divided by their sums.</summary>
    public void Finish()
    {
        _value += Lanes((long)_attention.Queries * _attention.Dimension);
    }

    private long Lanes(long items)
    {
        return (items + options.SoftmaxLanes - 1) / options.SoftmaxLanes;
    }
}
