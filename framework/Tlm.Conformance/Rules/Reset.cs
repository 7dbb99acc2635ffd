using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>A run that was stopped half way leaves nothing behind: a new system gives the answers of a whole run.</summary>
internal sealed class Reset() : TargetRule("reset", new Plan(Way.Channel) { Outstanding = 4 })
{
    public override (Verdict Verdict, string Seen) Check(Bench bench, string socket)
    {
        Observation whole = bench.Drive(socket, Plan);
        if (whole.Problem(Plan.Requests) is { } problem)
            return (Verdict.Failed, problem);
        SimTime half = whole.Answers[whole.Answers.Count / 2].Time;
        Observation stopped = bench.Drive(socket, Plan with { StopAt = half });
        Observation again = bench.Drive(socket, Plan);
        return again.Answers.SequenceEqual(whole.Answers)
            ? (Verdict.Passed, $"stopped at {half} with {stopped.Answers.Count} answers; then {again.Summary()}, as without")
            : (Verdict.Failed, $"after a stop at {half}: {again.Summary()}, before: {whole.Summary()}");
    }
}
