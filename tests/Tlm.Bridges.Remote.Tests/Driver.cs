using Tlm.Bridges.Remote.Peers;
using Tlm.Kernel;

namespace Tlm.Bridges.Remote.Tests;

/// <summary>An initiator that sends accesses at given times and notes when and how they were answered.</summary>
internal sealed class Driver : Component
{
    private readonly IReadOnlyList<Access> _accesses;
    private readonly Action<Driver>? _atEnd;

    public Driver(ComponentContext context, IReadOnlyList<Access> accesses, Action<Driver>? atEnd)
        : base(context)
    {
        (_accesses, _atEnd) = (accesses, atEnd);
        Socket = new InitiatorSocket(this, "mem");
        Overrun = new InPort<long>(this, "overrun") { IsOptional = true };
        Thread("send", SendAsync);
        Thread("take", TakeAsync);
        Server("watch", WatchAsync);
    }

    public InitiatorSocket Socket { get; }

    public InPort<long> Overrun { get; }

    /// <summary>Number, time in ns, status and bytes of each answer.</summary>
    public List<(long Id, long Nanoseconds, ResponseStatus Status, string? Detail)> Answers { get; } = [];

    public Dictionary<long, byte[]> Bytes { get; } = [];

    public List<(long Nanoseconds, long Value)> Changes { get; } = [];

    public bool DmiGranted { get; private set; }

    /// <summary>Runs a system of this driver and a peer.</summary>
    public static Driver Run(IPeerAccess peer, IReadOnlyList<Access> accesses, RemoteOptions? options = null, LinkTiming? link = null, Action<Driver>? atEnd = null)
    {
        var builder = new SimulationBuilder();
        var driver = builder.Add("driver", context => new Driver(context, accesses, atEnd));
        var remote = builder.Add("remote", context => new RemoteComponent(context, options ?? new RemoteOptions(), peer, 1));
        builder.Connect(driver.Socket, remote.FindPort("port") ?? throw new ElaborationException("the peer has no 'port'"), link ?? LinkTiming.Immediate);
        if (remote.FindPort("overrun") is { } overrun)
            builder.Connect(overrun, driver.Overrun, LinkTiming.Immediate);
        var simulation = builder.Elaborate();
        simulation.RunUntil(SimTime.FromMicroseconds(1000));
        simulation.End();
        return driver;
    }

    private async SimTask SendAsync()
    {
        DmiGranted = Socket.GetDirectMemoryPointer(new Payload().SetRead(0, 4), new DmiRegion());
        for (var i = 0; i < _accesses.Count; i++)
        {
            var access = _accesses[i];
            if (access.Nanoseconds > Now.Femtoseconds / 1_000_000)
                await WaitUntil(SimTime.FromNanoseconds(access.Nanoseconds));
            var payload = access.Write is { } bytes ? new Payload().SetWrite(access.Address, bytes.Length) : new Payload().SetRead(access.Address, access.Length);
            payload.Data = access.Write is { } data ? data : access.WithData ? new byte[access.Length] : default;
            payload.Id = i;
            await Socket.SendAsync(payload);
        }
    }

    private async SimTask TakeAsync()
    {
        for (var i = 0; i < _accesses.Count; i++)
        {
            var payload = await Socket.ReceiveResponseAsync();
            Answers.Add((payload.Id, Now.Femtoseconds / 1_000_000, payload.ResponseStatus, payload.ErrorDetail));
            Bytes[payload.Id] = payload.Data.ToArray();
        }

        _atEnd?.Invoke(this);
    }

    private async SimTask WatchAsync()
    {
        while (Overrun.IsBound)
        {
            var value = await Overrun.ReceiveAsync();
            Changes.Add((Now.Femtoseconds / 1_000_000, value));
        }
    }
}

/// <summary>One access.</summary>
internal sealed record Access(long Nanoseconds, ulong Address, int Length = 8, byte[]? Write = null, bool WithData = false);
