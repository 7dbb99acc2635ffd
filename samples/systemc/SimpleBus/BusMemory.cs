namespace Tlm.Samples.SystemC;

/// <summary>A memory at the bus that takes so many wait states a word.</summary>
public sealed class BusMemory : Component, ISlave
{
    private readonly int[] _words;
    private readonly int _waitStates;
    private int _left = -1;

    /// <summary>A memory of a range of addresses.</summary>
    public BusMemory(ComponentContext context, uint start, uint end, int waitStates)
        : base(context)
    {
        (Start, End, _waitStates) = (start, end, waitStates);
        _words = new int[(end - start + 1) / 4];
        Clock = new SignalIn<bool>(this, "clock") { IsOptional = waitStates == 0 };
        if (waitStates > 0)
            Method("count", () => _left = Math.Max(-1, _left - 1)).SensitiveTo(Clock.PositiveEdge).DontInitialize();
    }

    /// <summary>The clock, where it takes wait states.</summary>
    public SignalIn<bool> Clock { get; }

    /// <inheritdoc/>
    public uint Start { get; }

    /// <inheritdoc/>
    public uint End { get; }

    /// <inheritdoc/>
    public bool DirectRead(out int data, uint address)
    {
        data = _words[(address - Start) / 4];
        return true;
    }

    /// <inheritdoc/>
    public BusStatus Access(bool writes, ref int data, uint address)
    {
        if (_waitStates > 0 && _left != 0)
        {
            _left = _left < 0 ? _waitStates : _left;
            return BusStatus.Wait;
        }
        ref int word = ref _words[(address - Start) / 4];
        if (writes)
            word = data;
        else
            data = word;
        return BusStatus.Ok;
    }
}
