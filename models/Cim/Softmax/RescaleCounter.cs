namespace Tlm.Models.Cim.Softmax;

/// <summary>Counts, block by block, for how many queries the running maximum rises after their first block.</summary>
internal sealed class RescaleCounter(ScoreModel scores, long queries)
{
    private readonly double[] _maximum = [.. Enumerable.Repeat(double.NegativeInfinity, checked((int)queries))];

    /// <summary>Queries that rescale when they see tokens from a distance on.</summary>
    public long Visit(long distance, long tokens)
    {
        long rescales = 0;
        for (int query = 0; query < _maximum.Length; query++)
        {
            double largest = scores.Largest(distance, tokens);
            if (largest <= _maximum[query])
                continue;
            rescales += double.IsNegativeInfinity(_maximum[query]) ? 0 : 1;
            _maximum[query] = largest;
        }
        return rescales;
    }
}
