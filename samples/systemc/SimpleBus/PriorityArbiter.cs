namespace Tlm.Samples.SystemC;

/// <summary>A locked burst goes on; then who keeps the bus; then the smallest priority.</summary>
public sealed class PriorityArbiter(ComponentContext context) : Component(context), IArbiter
{
    /// <inheritdoc/>
    public BusRequest Choose(IReadOnlyList<BusRequest> requests)
    {
        BusRequest? kept = requests.FirstOrDefault(static request => request is { Status: BusStatus.Wait, Lock: BusLock.Set })
            ?? requests.FirstOrDefault(static request => request.Lock == BusLock.Granted);
        if (kept is not null)
            return kept;
        BusRequest best = requests.MinBy(static request => request.Priority)!;
        if (best.Lock != BusLock.None)
            best.Lock = BusLock.Granted;
        return best;
    }
}
