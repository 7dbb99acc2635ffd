namespace Tlm.Kernel.Tests.Partitions;

/// <summary>A random net of components, described by a seed, that can be built in any legal partitioning.</summary>
internal sealed class RandomModel
{
    private readonly int _seed;
    private readonly List<(int From, int To, LinkTiming Timing)> _links = [];
    private readonly int[] _cluster;

    public RandomModel(int seed)
    {
        _seed = seed;
        var random = new System.Random(seed);
        Nodes = 2 + random.Next(6);
        _cluster = [.. Enumerable.Range(0, Nodes)];
        int links = Nodes + random.Next(2 * Nodes);
        for (int i = 0; i < links; i++)
        {
            // every node can send
            int from = i < Nodes ? i : random.Next(Nodes);
            int to = random.Next(Nodes);
            LinkTiming timing = RandomTiming(random);
            _links.Add((from, to, timing));
            if (timing.Latency.IsZero || (timing.Capacity != int.MaxValue && timing.ReturnLatency is { IsZero: true }))
                Join(from, to);
        }
        StopsAt = random.Next(3) == 0 ? random.Next(1, 3000) : 0;
    }

    public int Nodes { get; }

    public int StopsAt { get; }

    /// <summary>Builds it with each cluster of nodes in a partition drawn by another seed, runs it, and sums up all that its nodes saw.</summary>
    public string Run(int partitions, int partitionSeed, int threads)
    {
        var random = new System.Random(partitionSeed);
        int[] partition = [.. Enumerable.Range(0, Nodes).Select(_ => random.Next(partitions))];
        var builder = new SimulationBuilder(new SimulationOptions
        {
            Threads = threads,
            StopGranularity = SimTime.FromNanoseconds(700),
            ReportStarvation = false,
            AlwaysParallel = threads > 1,
        });
        RandomNode[] nodes = [.. Enumerable.Range(0, Nodes).Select(i => builder.Add($"n{i}", c => new RandomNode(c, _seed + i, StopsAt), $"p{partition[_cluster[i]]}"))];
        foreach ((int from, int to, LinkTiming timing) in _links)
            builder.Connect(nodes[from].AddOutput(), nodes[to].AddInput(), timing);
        RunResult result = builder.Elaborate().RunUntil(SimTime.FromMicroseconds(4));
        return $"{result.Reason} {result.End} {string.Join(' ', nodes.Select(n => n.Digest))}";
    }

    private static LinkTiming RandomTiming(System.Random random) => new()
    {
        Latency = random.Next(4) == 0 ? SimTime.Zero : SimTime.FromNanoseconds(random.Next(1, 40)),
        Bandwidth = random.Next(2) == 0 ? null : Bandwidth.FromBytesPerSecond(random.Next(1, 9) * 1_000_000_000L),
        Capacity = random.Next(2) == 0 ? int.MaxValue : random.Next(1, 4),
        ReturnLatency = random.Next(3) == 0 ? SimTime.FromNanoseconds(random.Next(0, 20)) : null,
        Priority = random.Next(3),
    };

    private void Join(int a, int b)
    {
        int from = _cluster[b];
        int to = _cluster[a];
        for (int i = 0; i < Nodes; i++)
        {
            if (_cluster[i] == from)
                _cluster[i] = to;
        }
    }
}

/// <summary>An item with a size.</summary>
internal readonly record struct Token(ulong Value, int Life) : ITimedItem
{
    long ITimedItem.TransferBytes => (long)(Value % 50);
}

/// <summary>Receives on all inputs, mixes what it sees and when into a digest, and passes it on after a while that depends on the digest.</summary>
internal sealed class RandomNode(ComponentContext context, int seed, int stopsAt) : Component(context)
{
    private readonly List<InPort<Token>> _inputs = [];
    private readonly List<OutPort<Token>> _outputs = [];
    private ulong _ticks;

    public ulong Digest { get; private set; } = (ulong)seed;

    public InPort<Token> AddInput()
    {
        _inputs.Add(new InPort<Token>(this, $"in{_inputs.Count}"));
        return _inputs[^1];
    }

    public OutPort<Token> AddOutput()
    {
        _outputs.Add(new OutPort<Token>(this, $"out{_outputs.Count}"));
        return _outputs[^1];
    }

    protected internal override void EndOfElaboration()
    {
        Thread("source", Source);
        Thread("clock", Clock, daemon: true);
        foreach (InPort<Token> input in _inputs)
            Thread($"serve {input.Name}", () => Serve(input));
    }

    private void Mix(ulong value) => Digest = (Digest ^ value ^ (ulong)Now.Femtoseconds) * 0x9E3779B97F4A7C15UL;

    private async SimTask Clock()
    {
        while (true)
        {
            await Delay(SimTime.FromNanoseconds(13));
            _ticks++;
        }
    }

    private async SimTask Source()
    {
        for (int i = 0; i < 5; i++)
        {
            await Send(new Token(Digest, 12));
            await Delay(SimTime.FromNanoseconds((long)(Digest % 30)));
            if (stopsAt > 0 && Now >= SimTime.FromNanoseconds(stopsAt))
                Context.Simulation.RequestStop();
        }
    }

    private async SimTask Serve(InPort<Token> input)
    {
        while (true)
        {
            Token token = await input.ReceiveAsync();
            Mix(token.Value + _ticks);
            await Delay(SimTime.FromNanoseconds((long)(Digest % 7)));
            if (stopsAt > 0 && Now >= SimTime.FromNanoseconds(stopsAt))
                Context.Simulation.RequestStop();
            if (token.Life > 0)
                await Send(new Token(Digest, token.Life - 1));
        }
    }

    private async SimTask Send(Token token)
    {
        OutPort<Token> output = _outputs[(int)(Digest % (ulong)_outputs.Count)];
        if (Digest % 3 == 0)
            await output.Writer.WriteAsync(token);
        else
            await output.SendAsync(token);
        Mix((ulong)token.Life);
    }
}
