using Tlm.Kernel;

namespace Tlm.Samples.SystemC;

/// <summary>A meeting point: each process waits in it until so many have come.</summary>
public sealed class Barrier(Component owner, string name, int count)
{
    private readonly SimEvent _all = new(owner, name);
    private int _missing = count;

    /// <summary>Waits for the others.</summary>
    public async SimTask WaitAsync()
    {
        if (--_missing == 0)
            _all.NotifyDelta();
        await _all;
    }
}

/// <summary>Three processes that come to a barrier at different times leave it together.</summary>
public static class BarrierExample
{
    /// <summary>Runs it.</summary>
    public static IReadOnlyList<string> Run()
    {
        List<string> lines = [];
        SimulationBuilder builder = Examples.Builder();
        builder.Add("x", context => new Walkers(context, lines));
        builder.Elaborate().Advance(Examples.Ns(1000));
        lines.Add("Program completed");
        return lines;
    }

    private sealed class Walkers : Component
    {
        private readonly Barrier _barrier;
        private readonly List<string> _lines;

        public Walkers(ComponentContext context, List<string> lines)
            : base(context)
        {
            (_barrier, _lines) = (new Barrier(this, "barrier", 3), lines);
            Thread("a", () => WalkAsync("a", 5));
            Thread("b", () => WalkAsync("b", 11));
            Thread("c", () => WalkAsync("c", 0));
        }

        private async SimTask WalkAsync(string name, long start)
        {
            if (start > 0)
                await Delay(Examples.Ns(start));
            await _barrier.WaitAsync();
            _lines.Add($"{Now.Femtoseconds / 1000}.000000 - {name}");
        }
    }
}
