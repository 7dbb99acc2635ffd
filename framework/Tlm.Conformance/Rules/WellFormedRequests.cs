using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>Requests have a length, fitting byte enables and streams, and no status yet.</summary>
internal sealed class WellFormedRequests() : InitiatorRule("well-formed-requests")
{
    protected override (Verdict Verdict, string Seen) Judge(Bench bench, string socket, Observation first) =>
        first.Breaches.Count == 0 ? (Verdict.Passed, $"{first.Answers.Count} requests") : (Verdict.Failed, first.Breaches[0]);
}
