namespace Tlm.Transactions;

// What one initiator of a bus calls.
internal sealed class BusInput(Bus bus, int port) : IForwardTransport
{
    /// <summary>Takes the calls of a socket; it makes waiting calls of non-blocking ones.</summary>
    public void Serve(TargetSocket socket)
    {
        socket.PassesExtensions().RegisterBTransport(BTransport);
        socket.RegisterBTransportAsync(BTransportAsync);
        socket.RegisterGetDirectMemoryPointer(GetDirectMemoryPointer);
        socket.RegisterTransportDebug(TransportDebug);
    }

    public void BTransport(Payload payload, ref SimTime delay)
    {
        payload.ResponseStatus = ResponseStatus.Incomplete;
        bool routed = bus.Map.TryRoute(payload, bus.FullName, out int target);
        if (routed && target == BusMap.Several)
        {
            StreamInLt.Run(this, payload, ref delay);
            return;
        }
        bus.Count(payload);
        delay += bus.PassLatency;
        if (routed)
            CallTarget(payload, target, ref delay);
    }

    public async SimTask<SimTime> BTransportAsync(Payload payload, SimTime delay)
    {
        if (delay != SimTime.Zero)
            await bus.Wait(delay);
        await bus.PassAsync(payload, port);
        return SimTime.Zero;
    }

    public SyncStatus NbTransportForward(Payload payload, ref Phase phase, ref SimTime delay) =>
        throw new TransportException(TransportRule.NotOffered, $"{bus.FullName} takes {phase.Name()} only through its socket");

    public bool GetDirectMemoryPointer(Payload payload, DmiRegion region)
    {
        ulong address = payload.Address;
        int target = bus.Map.Decode(address);
        if (target < 0)
            return false;
        payload.Address = bus.Map.ToTarget(target, address);
        bool granted = bus.Targets[target].GetDirectMemoryPointer(payload, region);
        payload.Address = address;
        Translate(region, target);
        return granted;
    }

    public long TransportDebug(Payload payload)
    {
        ulong address = payload.Address;
        if (!bus.Map.TryRoute(payload, bus.FullName, out int target) || target == BusMap.Several)
            return 0;
        payload.Address = bus.Map.ToTarget(target, address);
        long moved = bus.Targets[target].TransportDebug(payload);
        payload.Address = address;
        return moved;
    }

    private void CallTarget(Payload payload, int target, ref SimTime delay)
    {
        ulong address = payload.Address;
        payload.Address = bus.Map.ToTarget(target, address);
        bus.Targets[target].BTransport(payload, ref delay);
        payload.Address = address;
    }

    // The grant as the initiator sees it: moved to system addresses and cut to the range.
    private void Translate(DmiRegion region, int target)
    {
        BusRange range = bus.Map.Ranges[target];
        ulong origin = (ulong)range.Origin;
        ulong first = Math.Max(region.Start, origin);
        ulong last = Math.Min(region.End, origin + (range.Last - range.First));
        if (!region.Memory.IsEmpty)
            region.Memory = region.Memory.Slice((int)(first - region.Start), (int)Math.Min((ulong)region.Memory.Length - (first - region.Start), last - first + 1));
        region.Start = bus.Map.ToSystem(target, first);
        region.End = bus.Map.ToSystem(target, last);
    }
}
