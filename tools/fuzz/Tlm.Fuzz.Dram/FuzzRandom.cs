namespace Tlm.Fuzz.Dram;

/// <summary>Draws for the generators; the same for the same seed everywhere.</summary>
/// <param name="random">Where the draws come from.</param>
public sealed class FuzzRandom(SimRandom random)
{
    /// <summary>A number below a bound.</summary>
    public int Below(int bound) => (int)random.Next(bound);

    /// <summary>A number below a bound.</summary>
    public long Below(long bound) => random.Next(bound);

    /// <summary>A number of a range, both ends included.</summary>
    public int Between(int low, int high) => low + Below(high - low + 1);

    /// <summary>True in so many of a hundred draws.</summary>
    public bool Percent(int percent) => Below(100) < percent;

    /// <summary>One of several.</summary>
    public T Pick<T>(params IReadOnlyList<T> items) => items[Below(items.Count)];
}
