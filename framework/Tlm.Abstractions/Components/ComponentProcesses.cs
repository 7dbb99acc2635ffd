namespace Tlm;

// Processes and waits, in the words of a model author.
public abstract partial class Component
{
    private int _forgetAt = 64;

    /// <summary>Declares a thread process, which the kernel runs from time 0 on.</summary>
    /// <param name="name">Name within the component.</param>
    /// <param name="body">An <c>async SimTask</c> method.</param>
    /// <param name="daemon">True for a server: it does not keep the simulation alive and may wait forever.</param>
    protected internal ThreadProcess Thread(string name, Func<SimTask> body, bool daemon = false) =>
        Declare(new ThreadProcess(Scheduler, this, name, body) { IsDaemon = daemon });

    /// <summary>Declares a method process: it runs at time 0 and whenever an event of its sensitivity is notified.</summary>
    protected internal MethodProcess Method(string name, Action body, bool daemon = false) =>
        Declare(new MethodProcess(Scheduler, this, name, body) { IsDaemon = daemon });

    /// <summary>Starts a thread process while the simulation runs; it joins the running evaluation unless it waits for its sensitivity first.</summary>
    protected internal ThreadProcess Spawn(string name, Func<SimTask> body, bool daemon = false) => Thread(name, body, daemon);

    /// <summary>Starts a method process while the simulation runs; it joins the running evaluation unless it waits for its sensitivity first.</summary>
    protected internal MethodProcess SpawnMethod(string name, Action body, bool daemon = false) => Method(name, body, daemon);

    /// <summary>Waits until all of these processes have ended (SystemC: <c>SC_FORK</c> ... <c>SC_JOIN</c>); those that have ended before do not count.</summary>
    protected static async SimTask Join(params Process[] processes)
    {
        foreach (Process process in processes)
        {
            if (!process.IsTerminated)
                await process.Joined;
        }
    }

    internal DelayAwaitable DelayFor(SimTime duration) => Delay(duration);

    /// <summary>Declares a server, a thread process that may wait for work forever: unlike a daemon, what it does keeps the simulation alive.</summary>
    protected internal ThreadProcess Server(string name, Func<SimTask> body) =>
        Declare(new ThreadProcess(Scheduler, this, name, body) { IsServer = true });

    internal MethodProcess ServerMethod(string name, Action body) =>
        Declare(new MethodProcess(Scheduler, this, name, body) { IsServer = true });

    /// <summary>Waits for the static sensitivity of the running thread process (SystemC: <c>wait()</c>).</summary>
    protected StaticAwaitable Wait() => Scheduler.Running is ThreadProcess process
        ? new StaticAwaitable(process)
        : throw Scheduler.Error("only a thread process can wait for its sensitivity");

    /// <summary>Waits so many times for the static sensitivity (SystemC: <c>wait(n)</c>).</summary>
    /// <exception cref="SimulationException">The number is below 1.</exception>
    protected async SimTask Wait(int times)
    {
        if (times < 1)
            throw Scheduler.Error($"a wait for {times} activations: at least 1 was expected");
        for (int i = 0; i < times; i++)
            await Wait();
    }

    /// <summary>Waits for <paramref name="duration"/>; zero is one delta cycle.</summary>
    /// <exception cref="SimulationException">The duration is negative or leads beyond the last time.</exception>
    protected DelayAwaitable Delay(SimTime duration) => new(Scheduler, Scheduler.Later(duration));

    /// <summary>Waits until <paramref name="time"/>; now is one delta cycle.</summary>
    /// <exception cref="SimulationException">The time is past or beyond the last one.</exception>
    protected DelayAwaitable WaitUntil(SimTime time) => new(Scheduler, Scheduler.Until(time));

    /// <summary>Waits for the next edge of a clock after now.</summary>
    protected DelayAwaitable NextEdge(ClockDomain clock) => new(Scheduler, clock.NextEdge(Now).Femtoseconds);

    /// <summary>Waits for the end of <paramref name="cycles"/> cycles, counted from the last edge at or before now.</summary>
    protected DelayAwaitable NextEdge(ClockDomain clock, long cycles) => WaitUntil(clock.Edge(checked(clock.CyclesAt(Now) + cycles)));

    /// <summary>Binds ports of parts of this component, or of this component, by a link.</summary>
    protected void Connect(Port from, Port to, LinkTiming? timing = null) =>
        Context.Simulation.Connect(from, to, timing ?? LinkTiming.Immediate);

    private T Declare<T>(T process)
        where T : Process
    {
        ForgetEnded();
        _processes.Add(process);
        Scheduler.Register(process);
        return process;
    }

    // A component may spawn any number of processes in its life.
    private void ForgetEnded()
    {
        if (_processes.Count < _forgetAt)
            return;
        _processes.RemoveAll(static process => process.IsTerminated);
        _forgetAt = Math.Max(64, 2 * _processes.Count);
    }
}
