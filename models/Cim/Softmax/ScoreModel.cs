namespace Tlm.Models.Cim.Softmax;

/// <summary>Draws the largest score of a query in each block, by the stated distribution.</summary>
/// <remarks>A score is minus slope times distance plus noise: the sum of twelve equal draws less six, which has deviation 1 and needs no logarithm.</remarks>
public sealed class ScoreModel(ScoreOptions options, SimRandom random)
{
    /// <summary>The score of a token so far behind the newest one.</summary>
    public double Draw(long distance)
    {
        double sum = -6;
        for (int i = 0; i < 12; i++)
            sum += random.NextDouble();
        return (sum * options.Deviation) - (options.Slope * distance);
    }

    /// <summary>The largest score of tokens from one distance on.</summary>
    public double Largest(long first, long count)
    {
        double largest = double.NegativeInfinity;
        for (long distance = first; distance < first + count; distance++)
            largest = Math.Max(largest, Draw(distance));
        return largest;
    }
}
