using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.CrossValidation;

/// <summary>Finds the earliest difference between a recorded case and the engine.</summary>
internal static class GoldenDifference
{
    private const long Patience = 1_000_000;

    /// <summary>The earliest difference in words, or null.</summary>
    public static string? First(GoldenCase golden)
    {
        var run = new StreamRun(golden.System, golden.Requests);
        string? failure = null;
        try
        {
            run.Run(golden.Requests.Max(request => request.Complete) + Patience);
        }
        catch (DramSimulationException error)
        {
            failure = error.Message;
        }

        var found = Commands(golden, run).Concat(Requests(golden, run)).OrderBy(difference => difference.Cycle).FirstOrDefault();
        if (found.Text is null)
            return failure ?? Unobserved(golden);
        string state = run.StateAt(found.Channel, found.Cycle - 1);
        string recorded = RecordedState.Describe(golden, found.Channel, run.ChannelOf, found.Cycle - 1);
        return $"cycle {found.Cycle}: {found.Text}; recorded state before it: {recorded}; our state before it: {state}{(failure is null ? "" : $"; the run failed: {failure}")}";
    }

    /// <summary>Where nobody observes commands, idle time is skipped: what is told of requests must not change by it.</summary>
    private static string? Unobserved(GoldenCase golden)
    {
        var run = new StreamRun(golden.System, golden.Requests, isObserved: false);
        run.Run(golden.Requests.Max(request => request.Complete) + Patience);
        var found = Requests(golden, run).OrderBy(difference => difference.Cycle).FirstOrDefault();
        return found.Text is null ? null : $"cycle {found.Cycle}: {found.Text}, but only while nobody observes commands";
    }

    private static IEnumerable<(long Cycle, int Channel, string Text)> Commands(GoldenCase golden, StreamRun run)
    {
        for (int channel = 0; channel < golden.System.Channels.Length; channel++)
        {
            var expected = golden.Commands.Where(command => command.Ids[0] == channel).ToList();
            var actual = run.CommandsOf(channel);
            int same = 0;
            while (same < expected.Count && same < actual.Count && Same(expected[same], actual[same]))
                same++;
            var recorded = same < expected.Count ? expected[same] : null;
            var ours = same < actual.Count ? actual[same] : null;
            if (recorded is not null || ours is not null)
            {
                long cycle = Math.Min(recorded?.Cycle ?? long.MaxValue, ours?.Cycle ?? long.MaxValue);
                var disputed = ours is null || recorded?.Cycle < ours.Cycle ? recorded! : ours;
                string rule = BindingRule.Explain(golden.System.Channels[channel], disputed, [.. run.CommandsOf(channel).Take(same)]);
                yield return (cycle, channel, $"command {same + 1}: recorded {Show(golden, recorded)}, ours {Show(golden, ours)}; {rule}");
            }
        }
    }

    private static IEnumerable<(long Cycle, int Channel, string Text)> Requests(GoldenCase golden, StreamRun run)
    {
        for (int i = 0; i < golden.Requests.Length; i++)
        {
            var request = golden.Requests[i];
            if (request.Accept != run.Accepts[i])
                yield return Differs(run, request, i, "accepted", request.Accept, run.Accepts[i]);
            if (request.Complete != run.Completes[i])
                yield return Differs(run, request, i, "completed", request.Complete, run.Completes[i]);
        }
    }

    private static (long Cycle, int Channel, string Text) Differs(
        StreamRun run, GoldenRequest request, int index, string what, long recorded, long ours) =>
        (ours < 0 ? recorded : Math.Min(recorded, ours), run.ChannelOf(request), $"request {index + 1} {what}: recorded {recorded}, ours {ours}");

    private static bool Same(GoldenCommand a, GoldenCommand b) =>
        a.Cycle == b.Cycle && a.Command == b.Command && a.Kind == b.Kind && a.Ids.AsSpan().SequenceEqual(b.Ids.AsSpan());

    private static string Show(GoldenCase golden, GoldenCommand? command) =>
        command is null
            ? "nothing"
            : $"{golden.System.Channels[0].Commands[command.Command].Name} ({string.Join(",", command.Ids)}) at {command.Cycle}";
}
