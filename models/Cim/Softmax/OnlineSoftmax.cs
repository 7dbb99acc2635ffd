namespace Tlm.Models.Cim.Softmax;

/// <summary>
/// Softmax-weighted sum over values that come block by block: keeps the running maximum, sum and output, and rescales both when a block brings a new maximum (counted; the first block needs none).
/// </summary>
public sealed class OnlineSoftmax
{
    private readonly double[] _output;
    private double _maximum = double.NegativeInfinity;
    private double _sum;

    /// <summary>Begins a row of attention.</summary>
    /// <param name="dimension">Length of a value and of the output.</param>
    public OnlineSoftmax(int dimension)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        _output = new double[dimension];
    }

    /// <summary>How often sum and output were rescaled.</summary>
    public long Rescales { get; private set; }

    /// <summary>Adds a block.</summary>
    /// <param name="scores">A score for every token.</param>
    /// <param name="values">The tokens' values, one after the other.</param>
    public void Add(ReadOnlySpan<double> scores, ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(values.Length, scores.Length * _output.Length);
        double maximum = double.NegativeInfinity;
        foreach (double score in scores)
            maximum = Math.Max(maximum, score);
        RaiseTo(maximum);
        for (int token = 0; token < scores.Length; token++)
            Add(Math.Exp(scores[token] - _maximum), values.Slice(token * _output.Length, _output.Length));
    }

    /// <summary>The weighted sum so far.</summary>
    public double[] Result()
    {
        return [.. _output.Select(value => value / _sum)];
    }

    private void RaiseTo(double maximum)
    {
        if (maximum <= _maximum)
            return;
        Rescales += _sum > 0 ? 1 : 0;
        double factor = Math.Exp(_maximum - maximum);
        _maximum = maximum;
        _sum *= factor;
        for (int i = 0; i < _output.Length; i++)
            _output[i] *= factor;
    }

    private void Add(double weight, ReadOnlySpan<double> value)
    {
        _sum += weight;
        for (int i = 0; i < value.Length; i++)
            _output[i] += weight * value[i];
    }
}
