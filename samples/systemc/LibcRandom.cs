namespace Tlm.Samples.SystemC;

/// <summary>
/// The numbers of <c>rand()</c> in the GNU C library, seeded with 1: an additive feedback generator over the last 31 words, so that a run sees what the
/// recorded one saw.
/// </summary>
internal sealed class LibcRandom
{
    private const int Words = 31;
    private const int Discarded = 310;
    private readonly uint[] _state = new uint[Words];
    private int _place = 3;

    public LibcRandom()
    {
        long word = 1;
        for (int i = 0; i < Words; i++)
        {
            _state[i] = (uint)word;
            word = word * 16807 % int.MaxValue;
        }
        for (int i = 0; i < Discarded; i++)
            Next();
    }

    /// <summary>The next number, from 0 to <see cref="int.MaxValue"/>.</summary>
    public int Next()
    {
        uint word = _state[_place] += _state[(_place + Words - 3) % Words];
        _place = (_place + 1) % Words;
        return (int)(word >> 1);
    }
}
