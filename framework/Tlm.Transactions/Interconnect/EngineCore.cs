namespace Tlm.Transactions;

// Requests and streams to step servers, without an event a step.
internal sealed class EngineCore : IBusCore
{
    private readonly Bus _bus;
    private readonly StreamEngine _engine;
    private readonly SimEvent _wake;
    private readonly Dictionary<Payload, BusCall> _calls = [];
    private readonly List<StreamFlow> _ended = [];

    public EngineCore(Bus bus, InterconnectTiming timing, IEnumerable<IStepServer> servers)
    {
        _bus = bus;
        _engine = new StreamEngine(timing, bus.Map, servers, bus.FullName);
        _wake = bus.NewEvent("streams");
        bus.Start("engine", RunAsync);
    }

    public StreamEngine Engine => _engine;

    public void Add(BusCall call)
    {
        _calls.Add(call.Payload, call);
        _engine.Add(call.Payload, call.Port, call.Target, _bus.Now.Femtoseconds);
        _wake.NotifyDelta();
    }

    private async SimTask RunAsync()
    {
        while (true)
        {
            await _wake;
            long now = _bus.Now.Femtoseconds;
            _engine.CommitTo(now);
            EndAll(now);
            long next = _engine.LookAhead();
            if (next == long.MaxValue)
                continue;
            _wake.Notify(SimTime.FromFemtoseconds(Math.Max(0, next - now)));
        }
    }

    private void EndAll(long now)
    {
        _engine.TakeEnded(now, _ended);
        foreach (StreamFlow flow in _ended)
        {
            _calls.Remove(flow.Payload, out BusCall? call);
            call!.End();
        }
        _ended.Clear();
    }
}
