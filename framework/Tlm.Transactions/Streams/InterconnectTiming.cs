namespace Tlm.Transactions;

/// <summary>Times of an interconnect in channel mode.</summary>
/// <param name="Forward">From a request's arrival until it may be granted; above zero, so that simultaneous requests are all known when one is chosen.</param>
/// <param name="Interval">Least distance between two grants to one target.</param>
/// <param name="Return">From a response's departure at the target until its arrival at the initiator.</param>
/// <param name="Policy">Who is granted.</param>
public readonly record struct InterconnectTiming(SimTime Forward, SimTime Interval, SimTime Return, Arbitration Policy);
