namespace Tlm.Models.Interconnect;

/// <summary>One channel of a bump interface: control bumps down, data bumps shared by both directions.</summary>
internal sealed class BumpChannel
{
    public BumpChannel(
        ForwardingComponent owner, BumpOptions options, int channel, Func<Payload, SimTask> send, Func<Payload, SimTask> respond)
    {
        ClockDomain bumps = ClockDomain.FromFrequency(options.BumpClock);
        var down = new ClockCrossing(bumps, options.SynchroniserStages);
        var up = new ClockCrossing(ClockDomain.FromFrequency(options.LogicClock), options.SynchroniserStages);
        int rate = options.DoubleRate ? 2 : 1;
        var data = new SharedBumps(bumps, (long)BumpGeometry.Width(options, channel) * rate);
        var control = new SharedBumps(bumps, (long)options.ControlBumps * rate);
        Requests = new Pipe(
            owner, $"request{channel}", new RequestBumps(control, data, down, options.CommandBits), new WireMeter(owner, $"request{channel}", options.Energy),
            options.FifoDepth, send);
        Responses = new Pipe(
            owner, $"response{channel}", new ResponseBumps(data, up), new WireMeter(owner, $"response{channel}", options.Energy), options.FifoDepth, respond);
    }

    public Pipe Requests { get; }

    public Pipe Responses { get; }
}
