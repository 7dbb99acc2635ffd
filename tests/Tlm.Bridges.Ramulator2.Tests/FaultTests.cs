using System.Diagnostics;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>Workers killed and stopped at random moments: the records stay the same, or the run ends with a message; never a hang.</summary>
[Trait("Category", "Long")]
public class FaultTests
{
    private const int Kills = 80;
    private const int Stops = 20;

    /// <summary>What is no hang on a machine that has much else to do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public void Killed_at_random_moments() => AssertSurvives("KILL", Kills);

    [Fact]
    public void Stopped_at_random_moments() => AssertSurvives("STOP", Stops);

    private static void AssertSurvives(string signal, int times)
    {
        var random = new Random(17);
        for (var i = 0; i < times; i++)
        {
            var seed = random.Next();
            var undisturbed = Traffic.Run(StubWorker.Options, (_, _) => { }, seed);
            var clock = Stopwatch.StartNew();
            try
            {
                var disturbed = Traffic.Run(StubWorker.Options, SignalLater(signal, random.Next(60), random.Next(3)), seed);
                Assert.Equal(undisturbed.Records, disturbed.Records);
            }
            catch (BridgeException failure)
            {
                Assert.Contains("worker tlm-memory-worker", failure.Message, StringComparison.Ordinal);
            }

            Assert.True(clock.Elapsed < Patience, $"run {i} took {clock.Elapsed}");
        }
    }

    // the signal arrives somewhere inside the window, not only between windows
    private static Action<int, Client.MemoryWorker> SignalLater(string signal, int window, int milliseconds) => (at, worker) =>
    {
        if (at != window)
            return;
        var name = worker.Name;
        new Thread(() =>
        {
            Thread.Sleep(milliseconds);
            Signals.Send(name, signal);
        }).Start();
    };
}
