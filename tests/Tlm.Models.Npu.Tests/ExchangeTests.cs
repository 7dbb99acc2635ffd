using Tlm.Models.Npu.Collectives;

namespace Tlm.Models.Npu.Tests;

/// <summary>What the steps of all ranks do together, on sets of contributions instead of numbers.</summary>
public class ExchangeTests
{
    public static TheoryData<string, int, long> Groups()
    {
        TheoryData<string, int, long> groups = [];
        foreach (string algorithm in (string[])["ring", "tree"])
        {
            foreach (int ranks in (int[])[2, 3, 4, 5, 7, 8, 16])
            {
                foreach (long elements in (long[])[1, 7, 4096])
                    groups.Add(algorithm, ranks, elements);
            }
        }
        return groups;
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void Every_message_that_is_sent_is_waited_for_with_its_length(string name, int ranks, long elements)
    {
        foreach (bool sum in (bool[])[true, false])
        {
            Dictionary<(int, int), Queue<long>> under = [];
            Play(Steps(name, ranks, elements, sum), (rank, step) => Queue(under, rank, step.To).Enqueue(step.Sent), (rank, step) =>
            {
                Assert.Equal(step.Received, Queue(under, step.From, rank).Dequeue());
                return true;
            }, (rank, step) => Queue(under, step.From, rank).Count > 0);
            Assert.All(under.Values, queue => Assert.Empty(queue));
        }
    }

    [Theory]
    [MemberData(nameof(Groups))]
    public void A_sum_moves_each_element_up_and_down_once_for_each_further_rank(string name, int ranks, long elements)
    {
        Assert.Equal(2 * (ranks - 1) * elements, Steps(name, ranks, elements, true).Sum(steps => steps.Sum(step => step.Sent)));
        Assert.Equal((ranks - 1) * elements, Steps(name, ranks, elements, true).Sum(steps => steps.Where(step => step.Adds).Sum(step => step.Received)));
    }

    [Fact]
    public void A_ring_gives_each_rank_every_contribution_to_every_part_once()
    {
        const int Ranks = 6;
        // parts[rank][part]: whose contributions are in it; which part a step is about follows from the ring's rotation
        HashSet<int>[][] parts = [.. Enumerable.Range(0, Ranks).Select(rank => Enumerable.Range(0, Ranks).Select(_ => new HashSet<int> { rank }).ToArray())];
        for (int step = 0; step < 2 * (Ranks - 1); step++)
        {
            bool adds = step < Ranks - 1;
            HashSet<int>[] sent = [.. Enumerable.Range(0, Ranks).Select(rank => new HashSet<int>(parts[rank][Part(rank, step, Ranks)]))];
            for (int rank = 0; rank < Ranks; rank++)
            {
                int from = (rank + Ranks - 1) % Ranks;
                HashSet<int> mine = parts[rank][Part(from, step, Ranks)];
                Assert.True(!adds || !mine.Overlaps(sent[from]));
                if (!adds)
                    mine.Clear();
                mine.UnionWith(sent[from]);
            }
        }
        Assert.All(parts, rank => Assert.All(rank, part => Assert.Equal(Ranks, part.Count)));
    }

    private static int Part(int rank, int step, int ranks)
    {
        return step < ranks - 1 ? (rank - step + ranks) % ranks : (rank + 1 - (step - (ranks - 1)) + ranks) % ranks;
    }

    private static List<ExchangeStep>[] Steps(string name, int ranks, long elements, bool sum)
    {
        IExchangeAlgorithm algorithm = name == "ring" ? new RingExchange() : new TreeExchange();
        return [.. Enumerable.Range(0, ranks).Select(rank => (sum ? algorithm.Sum(rank, ranks, elements) : algorithm.Join(rank, ranks, elements)).ToList())];
    }

    private static Queue<long> Queue(Dictionary<(int, int), Queue<long>> under, int from, int to)
    {
        if (!under.TryGetValue((from, to), out Queue<long>? queue))
            under.Add((from, to), queue = new());
        return queue;
    }

    /// <summary>Lets ranks take their steps as soon as what they wait for is there; fails if all wait.</summary>
    private static void Play(List<ExchangeStep>[] steps, Action<int, ExchangeStep> send, Func<int, ExchangeStep, bool> receive, Func<int, ExchangeStep, bool> isThere)
    {
        int[] next = new int[steps.Length];
        bool[] sent = new bool[steps.Length];
        for (bool moved = true; moved;)
        {
            moved = false;
            for (int rank = 0; rank < steps.Length; rank++)
            {
                if (next[rank] == steps[rank].Count)
                    continue;
                ExchangeStep step = steps[rank][next[rank]];
                if (!sent[rank] && step.To >= 0)
                    (sent[rank], moved) = (true, Sends(send, rank, step));
                if (step.From >= 0 && !isThere(rank, step))
                    continue;
                if (step.From >= 0)
                    receive(rank, step);
                (next[rank], sent[rank], moved) = (next[rank] + 1, false, true);
            }
        }
        Assert.Equal(steps.Select(list => list.Count), next);
    }

    private static bool Sends(Action<int, ExchangeStep> send, int rank, ExchangeStep step)
    {
        send(rank, step);
        return true;
    }
}
