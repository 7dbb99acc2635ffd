namespace Tlm.Samples.SystemC;

/// <summary>The writing side of a fifo of characters.</summary>
public interface ICharacterWriter
{
    /// <summary>Puts a character in; waits while the fifo is full.</summary>
    SimTask WriteAsync(char c);
}

/// <summary>The reading side of a fifo of characters.</summary>
public interface ICharacterReader
{
    /// <summary>Characters in it.</summary>
    int Available { get; }

    /// <summary>Takes a character out; waits while the fifo is empty.</summary>
    SimTask<char> ReadAsync();
}

/// <summary>A channel of a model's own make (SystemC: hierarchical channel): a component that others reach through its two interfaces.</summary>
public sealed class CharacterFifo(ComponentContext context, int size) : Component(context), ICharacterWriter, ICharacterReader
{
    private readonly Queue<char> _data = new();
    private SimEvent? _read;
    private SimEvent? _written;
    private long _fillSum;

    /// <inheritdoc/>
    public int Available => _data.Count;

    /// <summary>Places in it.</summary>
    public int Size => size;

    /// <summary>Characters read.</summary>
    public long Reads { get; private set; }

    /// <summary>The most characters that a reader found.</summary>
    public int MostUsed { get; private set; }

    /// <summary>When the last read began.</summary>
    public SimTime LastRead { get; private set; }

    /// <summary>Characters that readers found, on average.</summary>
    public double AverageFill => (double)_fillSum / Reads;

    private SimEvent ReadEvent => _read ??= new SimEvent(this, "read");

    private SimEvent WriteEvent => _written ??= new SimEvent(this, "written");

    /// <inheritdoc/>
    public async SimTask WriteAsync(char c)
    {
        if (_data.Count == size)
            await ReadEvent;
        _data.Enqueue(c);
        WriteEvent.Notify();
    }

    /// <inheritdoc/>
    public async SimTask<char> ReadAsync()
    {
        LastRead = Now;
        if (_data.Count == 0)
            await WriteEvent;
        _fillSum += _data.Count;
        MostUsed = Math.Max(MostUsed, _data.Count);
        Reads++;
        char c = _data.Dequeue();
        ReadEvent.Notify();
        return c;
    }
}
