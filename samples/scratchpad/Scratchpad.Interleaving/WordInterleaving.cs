namespace Samples.Interleaving;

/// <summary>Neighbouring words lie in neighbouring banks.</summary>
/// <param name="banks">Banks.</param>
/// <param name="wordBytes">Bytes of a word.</param>
public sealed class WordInterleaving(int banks, long wordBytes)
{
    /// <summary>The bank of each word that some bytes touch.</summary>
    public IEnumerable<int> BanksOf(ulong address, long length)
    {
        ulong last = (address + (ulong)length - 1) / (ulong)wordBytes;
        for (ulong word = address / (ulong)wordBytes; word <= last; word++)
            yield return (int)(word % (ulong)banks);
    }
}
