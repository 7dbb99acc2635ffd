using Tlm.Models.Pim.Engine;

namespace Tlm.Models.Pim.LogicDie;

/// <summary>One channel of a stack on simulated time, with who waits for the streams of each reader in each pseudo-channel.</summary>
internal sealed class StackDriver : TimedChannelDriver<StackChannel>
{
    private readonly Queue<HostTicket>[] _tickets;

    public StackDriver(Component owner, ClockDomain clock, int number, StackChannel channel, int halves)
        : base(owner, clock, number)
    {
        Channel = channel;
        _tickets = [.. Enumerable.Range(0, 2 * halves).Select(_ => new Queue<HostTicket>())];
    }

    public void Add(StackStream stream, HostTicket ticket)
    {
        CatchUp();
        Channel!.Add(stream);
        _tickets[Slot(stream.Reader, stream.PseudoChannel)].Enqueue(ticket);
        Worked();
    }

    protected override void TellFinished(StackChannel channel)
    {
        for (int slot = 0; slot < _tickets.Length; slot++)
        {
            var reader = slot % 2 == 0 ? StackReader.Host : StackReader.LogicDie;
            while (channel.TryTakeFinished(reader, slot / 2, out long cycle))
                _tickets[slot].Dequeue().Finish(cycle);
        }
    }

    private static int Slot(StackReader reader, int half) => 2 * half + (reader == StackReader.Host ? 0 : 1);
}
