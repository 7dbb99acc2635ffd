namespace Tlm;

// A stream to a blocking target that knows none: atomic at this point of simulated time, its steps spread over local time by the issue rule.
internal static class StreamInLt
{
    public static void Run(IForwardTransport target, Payload stream, ref SimTime delay)
    {
        var issue = new StreamIssue();
        var step = new Payload();
        issue.Start(stream.StreamShape, delay.Femtoseconds);
        stream.ResponseStatus = ResponseStatus.Incomplete;
        while (issue.Issued < issue.Steps)
        {
            long at = issue.Next();
            StreamSteps.Fill(step, stream, issue.Issue(at));
            SimTime local = SimTime.FromFemtoseconds(at);
            target.BTransport(step, ref local);
            StreamSteps.Collect(stream, step);
            issue.Respond(local.Femtoseconds);
        }
        StreamSteps.Finish(stream);
        delay = SimTime.FromFemtoseconds(issue.LastResponse);
    }
}
