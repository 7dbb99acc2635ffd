namespace Tlm;

public sealed partial class Payload
{
    private string? _detail;

    /// <summary>What the target said about an error, or null.</summary>
    public string? ErrorDetail => _detail;

    /// <summary>Answers with an error.</summary>
    /// <param name="status">An error status (below zero).</param>
    /// <param name="detail">One sentence for people: who refuses, what was asked, what is possible.</param>
    public void Fail(ResponseStatus status, string detail)
    {
        if (status >= 0)
            throw new ArgumentOutOfRangeException(nameof(status), status, "an error status is below zero");
        ResponseStatus = status;
        _detail = detail;
    }

    /// <summary>Refuses a transaction that did not end well.</summary>
    /// <exception cref="TransportException">The status is not <see cref="ResponseStatus.Ok"/>.</exception>
    public void EnsureOk()
    {
        if (!IsOk)
            throw new TransportException(TransportRule.OfStatus(_status), $"{ToString()}: {_detail ?? "the target gave no reason"}");
    }

    /// <summary>Refuses attributes that no target can serve.</summary>
    /// <exception cref="TransportException">Lengths, byte enables or streaming width do not fit each other.</exception>
    public void Validate()
    {
        ThrowIfReleased();
        if (_length == 0 && _command != PayloadCommand.Ignore)
            throw new TransportException(TransportRule.Length, $"{ToString()}: the data length must be above zero");
        if (!_data.IsEmpty && _data.Length < _length)
            throw new TransportException(TransportRule.Length, $"{ToString()}: the data array holds only {_data.Length} bytes");
        if (_streamingWidth != 0 && _streamingWidth < _length && _length % _streamingWidth != 0)
            throw new TransportException(TransportRule.StreamingWidth, $"{ToString()}: {_length} bytes are no multiple of the streaming width {_streamingWidth}");
        Tlm.ByteEnables.Validate(this);
    }

    /// <summary>
    /// Holds what a target has marked against the time that it took: all of it, unless the target passed the payload on and so may have left
    /// its own part out. Nothing marked is fine.
    /// </summary>
    internal void CheckStages(string target, SimTime before, SimTime elapsed, bool maybeLess)
    {
        SimTime marked = _stages.Total - before;
        if (marked == elapsed || marked.IsZero || (maybeLess && marked < elapsed))
            return;
        throw new TransportException(TransportRule.LatencyStages, $"{target} took {elapsed} for {ToString()}, but the latency stages that it marked sum to {marked}");
    }

    /// <summary>Holds the marked latency stages against the time that passed; nothing marked is fine.</summary>
    /// <exception cref="TransportException">The sum is not <paramref name="elapsed"/>.</exception>
    public void CheckStages(SimTime elapsed)
    {
        if (_stages.IsMarked && _stages.Total != elapsed)
            throw new TransportException(TransportRule.LatencyStages, $"{ToString()}: the latency stages sum to {_stages.Total}, but {elapsed} passed");
    }
}
