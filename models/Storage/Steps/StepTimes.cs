namespace Tlm.Models.Storage;

/// <summary>What a step of a transaction takes on its way, in femtoseconds.</summary>
/// <param name="Request">On the request's link: serialisation.</param>
/// <param name="Latency">From acceptance to the earliest data.</param>
/// <param name="Bus">On the data bus.</param>
/// <param name="Response">On the response's link: serialisation.</param>
/// <param name="Return">From the departure of a response to the arrival of a request that it makes room for: both latencies of the link.</param>
internal readonly record struct StepTimes(long Request, long Latency, long Bus, long Response, long Return);
