namespace Tlm.Samples.Tlm2;

/// <summary>Two initiators, two targets or more: the upper four bits of a 32-bit address choose the target, which sees the rest.</summary>
public abstract class SimpleBus : Component
{
    private const int TargetShift = 28;

    /// <summary>A bus.</summary>
    protected SimpleBus(ComponentContext context, int targets)
        : base(context)
    {
        In = [new TargetSocket(this, "in0"), new TargetSocket(this, "in1")];
        Out = [.. Enumerable.Range(0, targets).Select(i => new InitiatorSocket(this, $"out{i}"))];
        for (int i = 0; i < Out.Count; i++)
        {
            int target = i;
            Out[i].RegisterInvalidateDirectMemoryPointer((start, end) => Invalidate(target, start, end));
        }
        foreach (TargetSocket socket in In)
        {
            socket.RegisterGetDirectMemoryPointer(GetDirectMemoryPointer);
            socket.RegisterTransportDebug(payload => Decode(payload).TransportDebug(payload));
        }
    }

    /// <summary>Where initiators are bound.</summary>
    public IReadOnlyList<TargetSocket> In { get; }

    /// <summary>Where targets are bound.</summary>
    public IReadOnlyList<InitiatorSocket> Out { get; }

    /// <summary>The target of a payload; its address becomes that within the target.</summary>
    protected InitiatorSocket Decode(Payload payload)
    {
        int target = (int)(payload.Address >> TargetShift);
        payload.Address &= (1UL << TargetShift) - 1;
        return Out[target];
    }

    private static ulong ToSystem(int target, ulong address) => ((ulong)target << TargetShift) + Math.Min(address, (1UL << TargetShift) - 1);

    private bool GetDirectMemoryPointer(Payload payload, DmiRegion region)
    {
        int target = (int)(payload.Address >> TargetShift);
        bool granted = Decode(payload).GetDirectMemoryPointer(payload, region);
        (region.Start, region.End) = (ToSystem(target, region.Start), ToSystem(target, region.End));
        return granted;
    }

    private void Invalidate(int target, ulong start, ulong end)
    {
        foreach (TargetSocket socket in In)
            socket.InvalidateDirectMemoryPointer(ToSystem(target, start), ToSystem(target, end));
    }
}
