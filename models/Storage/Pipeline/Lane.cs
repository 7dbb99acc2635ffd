namespace Tlm.Models.Storage;

/// <summary>Accesses that end in the order in which they came.</summary>
internal sealed class Lane(Component memory, string name)
{
    private readonly Queue<Access> _accesses = new();

    public string Name => name;

    public SimEvent Added { get; } = new(memory, $"{name}_added");

    public bool IsEmpty => _accesses.Count == 0;

    public void Add(Access access)
    {
        _accesses.Enqueue(access);
        Added.Notify();
    }

    public Access Take()
    {
        return _accesses.Dequeue();
    }
}
