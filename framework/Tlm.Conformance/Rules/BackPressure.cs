using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>Nothing is lost on a link of one place whose reader is slow.</summary>
internal sealed class BackPressure() : TargetRule("back-pressure", new Plan(Way.Channel)
{
    Outstanding = 16,
    Link = new LinkTiming { Latency = SimTime.FromNanoseconds(3), Capacity = 1 },
    Pause = SimTime.FromNanoseconds(200),
});
