using Tlm.Kernel;

namespace Tlm.Samples.SystemC;

/// <summary>A lock of a model's own make: who gets it next is a policy over those who wait, each with an event of its own.</summary>
public sealed class PolicyMutex(Component owner, string name, Func<int, int> choose)
{
    private readonly List<SimEvent> _waiting = [];
    private Process? _holder;
    private int _tickets;

    /// <summary>Locks; waits until it is this process's turn.</summary>
    public async SimTask LockAsync()
    {
        if (_holder is not null || _waiting.Count > 0)
        {
            var turn = new SimEvent(owner, $"{name}.{_tickets++}");
            _waiting.Add(turn);
            await turn;
        }
        _holder = owner.Scheduler.CurrentProcess;
    }

    /// <summary>Unlocks.</summary>
    /// <returns>False where another process holds it.</returns>
    public bool Unlock()
    {
        if (_holder != owner.Scheduler.CurrentProcess)
            return false;
        _holder = null;
        if (_waiting.Count == 0)
            return true;
        int next = choose(_waiting.Count);
        SimEvent turn = _waiting[next];
        _waiting.RemoveAt(next);
        turn.Notify();
        return true;
    }
}

/// <summary>Three processes and a lock that is given in the order of asking.</summary>
public static class MutexWithPolicy
{
    /// <summary>Runs it.</summary>
    public static IReadOnlyList<string> Run()
    {
        List<string> lines = [];
        SimulationBuilder builder = Examples.Builder();
        builder.Add("top", context => new Users(context, lines));
        builder.Elaborate().Advance(Examples.Ns(1000));
        return lines;
    }

    private sealed class Users : Component
    {
        private readonly PolicyMutex _mutex;
        private readonly List<string> _lines;

        public Users(ComponentContext context, List<string> lines)
            : base(context)
        {
            (_mutex, _lines) = (new PolicyMutex(this, "mutex", static _ => 0), lines);
            for (int i = 1; i <= 3; i++)
            {
                int number = i;
                Thread($"t{i}", () => UseAsync(number));
            }
        }

        private async SimTask UseAsync(int number)
        {
            await Delay(Examples.Ns(number));
            await _mutex.LockAsync();
            _lines.Add($"t{number} got mutex at {Now}");
            await Delay(Examples.Ns(10));
            _mutex.Unlock();
        }
    }
}
