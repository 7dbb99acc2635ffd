using Tlm.Models.Cim.Softmax;

namespace Tlm.Models.Cim.Tests;

public class SoftmaxTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    public void Block_by_block_gives_the_softmax_of_all(int block)
    {
        const int Tokens = 100;
        const int Dimension = 3;
        Random random = new(block);
        double[] scores = [.. Enumerable.Range(0, Tokens).Select(_ => (random.NextDouble() * 40) - 20)];
        double[] values = [.. Enumerable.Range(0, Tokens * Dimension).Select(_ => random.NextDouble())];
        var softmax = new OnlineSoftmax(Dimension);
        for (int at = 0; at < Tokens; at += block)
        {
            int count = Math.Min(block, Tokens - at);
            softmax.Add(scores.AsSpan(at, count), values.AsSpan(at * Dimension, count * Dimension));
        }
        double total = scores.Sum(Math.Exp);
        for (int d = 0; d < Dimension; d++)
            Assert.Equal(Enumerable.Range(0, Tokens).Sum(token => Math.Exp(scores[token]) * values[(token * Dimension) + d]) / total, softmax.Result()[d], 12);
        Assert.Equal(Records(scores, block), softmax.Rescales);
    }

    [Fact]
    public void Rising_scores_rescale_in_every_block_and_falling_ones_never()
    {
        static long Count(IEnumerable<double> scores)
        {
            var softmax = new OnlineSoftmax(1);
            foreach (double score in scores)
                softmax.Add([score], [1]);
            return softmax.Rescales;
        }
        double[] rising = [.. Enumerable.Range(0, 20).Select(i => (double)i)];
        Assert.Equal((19, 0), (Count(rising), Count(rising.Reverse())));
    }

    [Fact]
    public void Equal_chances_rescale_as_often_as_the_harmonic_numbers_say()
    {
        const int Blocks = 64;
        const int Queries = 2_000;
        var counter = new RescaleCounter(new ScoreModel(new ScoreOptions(), new SimRandom(1, "scores")), Queries);
        long rescales = Enumerable.Range(0, Blocks).Sum(block => counter.Visit(block, 1));
        double expected = Enumerable.Range(2, Blocks - 1).Sum(n => 1.0 / n);
        Assert.InRange((double)rescales / Queries / expected, 0.97, 1.03);
    }

    private static long Records(double[] scores, int block)
    {
        double maximum = scores[..Math.Min(block, scores.Length)].Max();
        long records = 0;
        for (int at = block; at < scores.Length; at += block)
        {
            double largest = scores[at..Math.Min(at + block, scores.Length)].Max();
            records += largest > maximum ? 1 : 0;
            maximum = Math.Max(maximum, largest);
        }
        return records;
    }
}
