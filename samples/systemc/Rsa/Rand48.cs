namespace Tlm.Samples.SystemC;

/// <summary>The numbers of POSIX's <c>drand48()</c>: a linear congruential generator of 48 bits, so that a run sees what the recorded one saw.</summary>
internal sealed class Rand48(uint seed)
{
    private ulong _state = ((ulong)seed << 16) | 0x330e;

    /// <summary>True with a probability of one half: the number is below 0.5.</summary>
    public bool Flip()
    {
        _state = ((_state * 0x5deece66d) + 0xb) & ((1UL << 48) - 1);
        return _state < 1UL << 47;
    }
}
