namespace Tlm;

// Steps as items of the link.
internal sealed class LinkStepPort(InitiatorSocket socket) : IStepPort
{
    public async SimTask SendAsync(Payload step, IResponseSink sink)
    {
        TimedChannel<Payload> link = socket.RequestChannel;
        socket.Pump.Expect(step, sink);
        if (step.IsStep)
            step.RequestTime = socket.Owner.Now;
        step.Enter(link);
        await new SendAwaitable<Payload>(link.Sending, step);
    }
}
