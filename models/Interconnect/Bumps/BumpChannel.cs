namespace Tlm.Models.Interconnect;

/// <summary>One channel of a bump interface: control bumps down, data bumps shared by both directions.</summary>
internal sealed class BumpChannel
{
    public BumpChannel(
        ForwardingComponent owner, BumpOptions options, int channel, Func<Payload, SimTask> send, Func<Payload, SimTask> respond)
    {
        ClockDomain bumps = ClockDomain.FromFrequency(options.BumpClock);
        Down = new ClockCrossing(bumps, options.SynchroniserStages);
        Up = new ClockCrossing(ClockDomain.FromFrequency(options.LogicClock), options.SynchroniserStages);
        int rate = options.DoubleRate ? 2 : 1;
        var data = new SharedBumps(bumps, (long)BumpGeometry.Width(options, channel) * rate);
        var control = new SharedBumps(bumps, (long)options.ControlBumps * rate);
        Requests = new Pipe(
            owner, $"request{channel}", new RequestBumps(control, data, Down, options.CommandBits), new WireMeter(owner, $"request{channel}", options.Energy),
            options.FifoDepth, send);
        Responses = new Pipe(
            owner, $"response{channel}", new ResponseBumps(data, Up), new WireMeter(owner, $"response{channel}", options.Energy), options.FifoDepth, respond);
    }

    /// <summary>Into the bump clock.</summary>
    public ClockCrossing Down { get; }

    /// <summary>Into the logic clock.</summary>
    public ClockCrossing Up { get; }

    public Pipe Requests { get; }

    public Pipe Responses { get; }
}
