using FsCheck;
using FsCheck.Fluent;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Standards;
using Tlm.Models.Dram.Tests.Streams;

namespace Tlm.Models.Dram.Tests;

/// <summary>A faster timing may legitimately schedule worse; but no run leaves the bounds that its distances set.</summary>
public class BoundTests
{
    [Fact]
    public void A_run_lies_between_its_data_buses_and_every_command_for_itself() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(80).WithReplay(new Replay(new Rnd(57, 59), default)),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), (Action<int>)(seed => AssertBounds(new Random(seed)))));

    private static void AssertBounds(Random random)
    {
        DramConfiguration configuration = StreamSkippingTests.RandomConfiguration(random);
        var channel = new DramChannel(configuration);
        long end = Run(channel, random);
        Assert.InRange(end, LeastCycles(configuration, channel.Counters.Commands), MostCycles(configuration, channel.Counters.Commands));
    }

    /// <summary>Accesses of the channel, and of the busiest of its sections if all are alike, the shortest distance between any two of them apart.</summary>
    private static long LeastCycles(DramConfiguration configuration, long[] commands)
    {
        int[] accesses = [.. Enumerable.Range(0, commands.Length).Where(command => CommandSemantics.Of(configuration.Commands[command].Name).Accesses)];
        long number = accesses.Sum(access => commands[access]);
        long inChannel = (number - 1) * ShortestBetween(configuration, accesses, level: 0);
        long sections = configuration.Organization.Counts[1];
        return Math.Max(inChannel, ((number + sections - 1) / sections - 1) * ShortestBetween(configuration, accesses, level: 1));
    }

    /// <summary>Every command waits for the longest distance before it, as if it came alone; the last data come after their latency.</summary>
    private static long MostCycles(DramConfiguration configuration, long[] commands)
    {
        long cycles = 2 + configuration.ReadLatency;
        for (int command = 0; command < commands.Length; command++)
            cycles += commands[command] * (1 + configuration.Constraints.Where(constraint => constraint.Following.Contains(command)).Select(constraint => constraint.Latency).Append(0).Max());
        return cycles;
    }

    private static long ShortestBetween(DramConfiguration configuration, int[] accesses, int level) =>
        (from first in accesses from second in accesses select Distance(configuration, first, second, level)).Min();

    private static long Distance(DramConfiguration configuration, int first, int second, int level) =>
        configuration.Constraints
            .Where(constraint => constraint.Level <= level && constraint is { Window: 1, Sibling: false } && constraint.Preceding.Contains(first) && constraint.Following.Contains(second))
            .Select(constraint => (long)constraint.Latency).Append(0).Max();

    /// <summary>Random requests, some near each other, offered as fast as the channel takes them.</summary>
    private static long Run(DramChannel channel, Random random)
    {
        var (number, writes, spread) = (random.Next(1, 600), random.Next(0, 101), 1L << random.Next(8, 30));
        int bytes = channel.Configuration.Organization.TransactionBytes;
        var report = new DramReport(256);
        long end = 0;
        for (int next = 0; next < number || channel.Offered > 0 || channel.Waiting > 0;)
        {
            for (; next < number; next++)
            {
                long address = random.NextInt64(Math.Min(spread, channel.Configuration.Organization.CapacityBytes) / bytes) * bytes;
                if (!channel.TryOffer(new DramRequest(0, random.Next(100) < writes, address, next), address))
                    break;
            }

            report.Clear();
            channel.AdvanceTo(long.MaxValue / 4, report, untilReport: true);
            foreach (DramEvent completion in report.Completions)
                end = Math.Max(end, completion.Cycle);
        }

        return end;
    }
}
