namespace Tlm;

/// <summary>
/// A target that can say when it has served a step, without events: what lets an interconnect run streams in a loop, and skip whole periods.
/// Its memory between steps is a span of ready times (absolute femtoseconds) that the caller keeps, copies and shifts; a ready time
/// may only be used as the later of itself and the arrival.
/// </summary>
public interface IStepServer
{
    /// <summary>How many ready times it needs; all start at 0.</summary>
    int ReadyTimes { get; }

    /// <summary>True when time depends on command and size of a step but not on its address.</summary>
    bool IsUniform { get; }

    /// <summary>Serves steps in the order of their arrival.</summary>
    /// <param name="command">Read or write.</param>
    /// <param name="address">Address within the target.</param>
    /// <param name="bytes">Bytes of the step.</param>
    /// <param name="arrival">When it arrives, in femtoseconds.</param>
    /// <param name="ready">The ready times.</param>
    /// <returns>When its response leaves, in femtoseconds; not before the arrival.</returns>
    long Serve(PayloadCommand command, ulong address, long bytes, long arrival, Span<long> ready);

    /// <summary>Looks at a request before its first step; refuses it by an error status.</summary>
    /// <param name="payload">The stream or single transfer.</param>
    /// <param name="origin">Its address within the target.</param>
    /// <returns>False when refused.</returns>
    bool Accepts(Payload payload, ulong origin);

    /// <summary>Does what steps do besides taking time: moves data, counts. Called in order, each step once.</summary>
    /// <param name="payload">The stream or single transfer.</param>
    /// <param name="origin">Its address within the target.</param>
    /// <param name="firstStep">First step.</param>
    /// <param name="count">How many.</param>
    void Apply(Payload payload, ulong origin, long firstStep, long count);
}
