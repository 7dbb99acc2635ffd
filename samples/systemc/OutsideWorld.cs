using Tlm.Kernel;

namespace Tlm.Samples.SystemC;

/// <summary>
/// Something outside the simulation, in real time, makes something happen in it. Simulated time stands still until the answer is there, so that the
/// result never depends on how fast it was.
/// </summary>
public static class OutsideWorld
{
    /// <summary>Runs it.</summary>
    public static IReadOnlyList<string> Run()
    {
        List<string> lines = ["Start SystemC "];
        SimulationBuilder builder = Examples.Builder();
        builder.Add("watchdog", context => new WatchDog(context, lines));
        builder.Add("activity", context => new Activity(context, lines));
        builder.Elaborate().Run();
        lines.Add("Program completed");
        return lines;
    }

    private sealed class WatchDog : Component
    {
        private readonly SimEvent _when;
        private readonly List<string> _lines;
        private bool _barked;

        public WatchDog(ComponentContext context, List<string> lines)
            : base(context)
        {
            (_when, _lines) = (new SimEvent(this, "when"), lines);
            Thread("listen", ListenAsync);
            Method("bark", Bark).SensitiveTo(_when).DontInitialize();
        }

        /// <inheritdoc/>
        protected override void EndOfSimulation()
        {
            if (_barked)
                _lines.Add("The dog barks before the end of simulation");
        }

        private async SimTask ListenAsync()
        {
            await OutsideCall.Run(static () => Task.Delay(TimeSpan.FromMilliseconds(100)));
            _when.Notify(Examples.Ns(10));
        }

        private void Bark()
        {
            _lines.Add($"Asked to stop at time {Now}");
            _barked = true;
            Context.Simulation.RequestStop();
        }
    }

    private sealed class Activity : Component
    {
        public Activity(ComponentContext context, List<string> lines)
            : base(context) => Thread("busy", () =>
            {
                lines.Add("I'm busy!");
                return SimTask.CompletedTask;
            });
    }
}
