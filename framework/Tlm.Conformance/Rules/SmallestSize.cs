using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>One byte is served or refused by status; none at all is no transaction, and either answered or a named error.</summary>
internal sealed class SmallestSize() : TargetRule("smallest-size", new Plan(Way.Blocking) { Requests = 6, Bytes = 1 })
{
    public override (Verdict Verdict, string Seen) Check(Bench bench, string socket)
    {
        (Verdict verdict, string seen) = base.Check(bench, socket);
        if (verdict != Verdict.Passed)
            return (verdict, seen);
        Observation none = bench.Drive(socket, Plan with { Bytes = 0, CarriesData = false, Requests = 1 });
        bool refused = none.Error?.Contains(TransportRule.Length, StringComparison.Ordinal) == true || none.Breaches.Any(static b => b.Contains(TransportRule.Length, StringComparison.Ordinal));
        return refused || none.Error is null ? (Verdict.Passed, $"{seen}; no bytes: {none.Error ?? none.Summary()}") : (Verdict.Failed, none.Error);
    }
}
