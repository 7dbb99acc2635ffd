namespace Tlm;

// Processes that call a target's blocking transport, as many at a time as there are transactions; an idle one is used again.
internal sealed class BlockingWorkers(Component owner, string name, IForwardTransport target, Func<Payload, SimTask> done)
{
    private readonly Stack<Worker> _idle = new();
    private int _count;

    /// <summary>Calls after <paramref name="delay"/> (zero: in the next delta cycle), waits for the returned time and then reports.</summary>
    public void Start(Payload payload, SimTime delay)
    {
        if (!_idle.TryPop(out Worker? worker))
            worker = new Worker(this, _count++);
        worker.Start(payload, delay);
    }

    private sealed class Worker
    {
        private readonly BlockingWorkers _workers;
        private readonly SimEvent _go;
        private Payload _payload = null!;

        public Worker(BlockingWorkers workers, int number)
        {
            _workers = workers;
            _go = new SimEvent(workers.Owner, $"{workers.Name}{number}.go");
            workers.Owner.Server($"{workers.Name}{number}", RunAsync);
        }

        public void Start(Payload payload, SimTime delay)
        {
            _payload = payload;
            _go.Notify(delay);
        }

        private async SimTask RunAsync()
        {
            while (true)
            {
                await _go;
                SimTime delay = await _workers.Target.BTransportAsync(_payload, SimTime.Zero);
                if (delay != SimTime.Zero)
                    await _workers.Owner.DelayFor(delay);
                await _workers.Done(_payload);
                _workers._idle.Push(this);
            }
        }
    }

    private Component Owner => owner;

    private string Name => name;

    private IForwardTransport Target => target;

    private Func<Payload, SimTask> Done => done;
}
