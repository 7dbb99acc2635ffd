namespace Tlm.Cli.Reproduce.Expressions;

/// <summary>An arithmetic expression over metrics of runs; units are carried along and checked.</summary>
internal abstract record Expression
{
    /// <summary>The value.</summary>
    /// <exception cref="ExpressionException">A metric does not exist, or units do not fit.</exception>
    public abstract Measure Evaluate(IMetricSource source);

    /// <summary>Names of the runs that it uses, claims of patterns left out.</summary>
    public virtual IEnumerable<string> Runs() => [];

    /// <summary>Patterns of claims that it uses.</summary>
    public virtual IEnumerable<string> Patterns() => [];
}

/// <summary>A number.</summary>
internal sealed record NumberExpression(double Value) : Expression
{
    public override Measure Evaluate(IMetricSource source) => new(Value, Dimension.None);
}

/// <summary>A metric of a run.</summary>
internal sealed record MetricExpression(string Run, string Path) : Expression
{
    public override Measure Evaluate(IMetricSource source) => source.Metric(Run, Path);

    public override IEnumerable<string> Runs() => [Run];
}

/// <summary>The mean of the absolute relative errors of all claims that fit a pattern.</summary>
internal sealed record MeanErrorExpression(string Pattern) : Expression
{
    public override Measure Evaluate(IMetricSource source)
    {
        IReadOnlyList<double> errors = source.Errors(Pattern);
        return new Measure(errors.Sum(Math.Abs) / errors.Count, Dimension.None);
    }

    public override IEnumerable<string> Patterns() => [Pattern];
}

/// <summary>Two expressions and an operator.</summary>
internal sealed record BinaryExpression(char Operator, Expression Left, Expression Right) : Expression
{
    public override Measure Evaluate(IMetricSource source)
    {
        Measure left = Left.Evaluate(source);
        Measure right = Right.Evaluate(source);
        return Operator switch
        {
            '*' => new Measure(left.Value * right.Value, left.Dimension * right.Dimension),
            '/' => new Measure(left.Value / right.Value, left.Dimension / right.Dimension),
            '+' => new Measure(left.Value + right.Value, Common(left, right)),
            _ => new Measure(left.Value - right.Value, Common(left, right)),
        };
    }

    public override IEnumerable<string> Runs() => Left.Runs().Concat(Right.Runs());

    public override IEnumerable<string> Patterns() => Left.Patterns().Concat(Right.Patterns());

    private Dimension Common(Measure left, Measure right)
    {
        return left.Dimension == right.Dimension
            ? left.Dimension
            : throw new ExpressionException($"'{Operator}' of {left.Dimension} and {right.Dimension}: expected the same on both sides");
    }
}
