namespace Tlm.Models.Dram.Queues;

/// <summary>A maintenance request: the command it ends with and what it addresses.</summary>
/// <param name="Command">Its last command.</param>
/// <param name="Section">Section it addresses.</param>
/// <param name="Bank">Bank it addresses, or -1 for all of the section.</param>
internal readonly record struct MaintenanceRequest(int Command, int Section, int Bank);

/// <summary>The priority queue: refreshes and injected precharges, served strictly in order.</summary>
internal sealed class MaintenanceQueue(int capacity)
{
    private readonly MaintenanceRequest[] _ring = new MaintenanceRequest[Math.Max(capacity, 1)];
    private int _head;

    public int Count { get; private set; }

    public ref readonly MaintenanceRequest Head => ref _ring[_head];

    /// <summary>Adds a request; false if the queue is full.</summary>
    public bool TryAdd(in MaintenanceRequest request)
    {
        if (Count >= capacity)
            return false;
        _ring[(_head + Count) % _ring.Length] = request;
        Count++;
        return true;
    }

    public void RemoveHead()
    {
        _head = (_head + 1) % _ring.Length;
        Count--;
    }

    public void Clear() => Count = 0;

    public MaintenanceRequest At(int index) => _ring[(_head + index) % _ring.Length];
}
