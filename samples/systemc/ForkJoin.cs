using Tlm.Kernel;

namespace Tlm.Samples.SystemC;

/// <summary>Processes that are started while the simulation runs, waited for one by one and all together.</summary>
public static class ForkJoin
{
    /// <summary>Runs it.</summary>
    public static IReadOnlyList<string> Run()
    {
        List<string> lines = [];
        SimulationBuilder builder = Examples.Builder();
        builder.Add("top", context => new Top(context, lines));
        builder.Elaborate().Run();
        return lines;
    }

    private sealed class Top : Component
    {
        private readonly List<string> _lines;
        private int _result;

        public Top(ComponentContext context, List<string> lines)
            : base(context)
        {
            _lines = lines;
            Thread("main", MainAsync);
        }

        private async SimTask MainAsync()
        {
            SimEvent[] ring = [.. Enumerable.Range(1, 4).Select(i => new SimEvent(this, $"e{i}"))];
            ring[0].Notify(Examples.Ns(100));
            await Join([.. Enumerable.Range(0, 4).Select(i => Spawn($"{i + 1}", () => PassAsync(i + 1, ring[i], ring[(i + 1) % 4])))]);
            _lines.Add($"Returned int is {_result}");
            for (int i = 0; i < 10; i++)
            {
                int number = i;
                Spawn($"end{i}", () => EndAsync(number));
            }
            await Delay(Examples.Ns(20));
            await Spawn("test", () => CallAsync(() => Note("Test_function", 3.14159))).Ended;
            _lines.Add($"Returned int is {_result}");
            await Spawn("void", () => CallAsync(() => _ = Note("void_function", 1.2345), keeps: false)).Ended;
            await Spawn("ref", () => CallAsync(() => Note("ref_function", 9.8765))).Ended;
            _lines.Add($"Returned int is {_result}");
            _lines.Add("Done.");
        }

        private async SimTask PassAsync(int number, SimEvent receive, SimEvent send)
        {
            for (int i = 0; i < 3; i++)
            {
                await receive;
                _lines.Add($"Round robin thread {number} at time {Now}");
                await Delay(Examples.Ns(10));
                send.Notify();
            }
            _result = 0;
        }

        private async SimTask EndAsync(int number)
        {
            await Delay(Examples.Ns(number + 1));
            _lines.Add($"Thread {number} ending.");
        }

        private SimTask CallAsync(Func<int> function, bool keeps = true)
        {
            int result = function();
            _result = keeps ? result : _result;
            return SimTask.CompletedTask;
        }

        private int Note(string name, double seen)
        {
            _lines.Add(FormattableString.Invariant($"{name} sees {seen}"));
            return (int)seen;
        }
    }
}
