namespace Tlm.Models.Storage;

/// <summary>How many words of a transaction fall on its busiest bank.</summary>
internal sealed class BankLoad(int banks, long width)
{
    private readonly long[] _words = new long[banks];

    /// <summary>Words on the busiest bank; words of all steps may be served in any order.</summary>
    public long Busiest(Payload payload)
    {
        if (!payload.IsStream || payload.StreamShape.IsContiguous)
            return Divide(WordsOf(payload.Address, payload.Length), banks);
        Array.Clear(_words);
        StreamShape shape = payload.StreamShape;
        for (long outer = 0; outer < shape.OuterCount; outer++)
            AddRun(payload.Address + (ulong)(outer * shape.OuterStride), shape);
        return _words.Max();
    }

    /// <summary>Steps repeat their banks after at most <c>banks * width</c> of them, so whole repetitions are counted once and multiplied.</summary>
    private void AddRun(ulong address, StreamShape shape)
    {
        if (shape.Stride == shape.BytesPerStep)
        {
            AddWords(address, shape.Count * shape.BytesPerStep, 1);
            return;
        }
        long around = banks * width;
        long period = around / Gcd(Math.Abs(shape.Stride) % around, around);
        for (long step = 0; step < Math.Min(period, shape.Count); step++)
            AddWords(address + (ulong)(step * shape.Stride), shape.BytesPerStep, (shape.Count - step + period - 1) / period);
    }

    private void AddWords(ulong address, long bytes, long times)
    {
        long words = WordsOf(address, bytes);
        int first = (int)(address / (ulong)width % (ulong)banks);
        for (int i = 0; i < Math.Min(words, banks); i++)
            _words[(first + i) % banks] += times * Divide(words - i, banks);
    }

    private long WordsOf(ulong address, long bytes)
    {
        ulong first = address / (ulong)width;
        ulong last = (address + (ulong)bytes - 1) / (ulong)width;
        return (long)(last - first) + 1;
    }

    private static long Gcd(long a, long b)
    {
        return a == 0 ? b : Gcd(b % a, a);
    }

    private static long Divide(long work, long places)
    {
        return (work + places - 1) / places;
    }
}
