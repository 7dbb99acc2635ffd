namespace Tlm.Models.Dram.Standards.Expressions;

/// <summary>A parsed timing expression.</summary>
internal abstract record Expression
{
    /// <summary>The value, with names looked up in <paramref name="scope"/>; a comparison is 1 or 0.</summary>
    public abstract Rational Evaluate(Func<string, Rational> scope);

    /// <summary>The names it uses.</summary>
    public abstract IEnumerable<string> Names();
}

internal sealed record Literal(Rational Value) : Expression
{
    public override Rational Evaluate(Func<string, Rational> scope) => Value;

    public override IEnumerable<string> Names() => [];
}

internal sealed record Name(string Identifier) : Expression
{
    public override Rational Evaluate(Func<string, Rational> scope) => scope(Identifier);

    public override IEnumerable<string> Names() => [Identifier];
}

internal sealed record Operation(string Operator, Expression Left, Expression Right) : Expression
{
    public override Rational Evaluate(Func<string, Rational> scope)
    {
        var a = Left.Evaluate(scope);
        var b = Right.Evaluate(scope);
        return Operator switch
        {
            "+" => a + b,
            "-" => a - b,
            "*" => a * b,
            "/" => a / b,
            "<" => a < b,
            ">" => a > b,
            "<=" => !(a > b),
            ">=" => !(a < b),
            "==" => a == b,
            _ => throw new InvalidOperationException($"no operator '{Operator}'"),
        };
    }

    public override IEnumerable<string> Names() => Left.Names().Concat(Right.Names());
}

internal sealed record Call(string Function, IReadOnlyList<Expression> Arguments) : Expression
{
    public static readonly IReadOnlyDictionary<string, int> Arities =
        new Dictionary<string, int> { ["ceil"] = 1, ["floor"] = 1, ["max"] = 2, ["min"] = 2 };

    public override Rational Evaluate(Func<string, Rational> scope)
    {
        var a = Arguments[0].Evaluate(scope);
        if (Function == "ceil")
            return a.Ceiling();
        if (Function == "floor")
            return a.Floor();
        var b = Arguments[1].Evaluate(scope);
        return a < b == (Function == "max") ? b : a;
    }

    public override IEnumerable<string> Names() => Arguments.SelectMany(argument => argument.Names());
}

internal sealed record Choice(Expression Condition, Expression WhenTrue, Expression WhenFalse) : Expression
{
    public override Rational Evaluate(Func<string, Rational> scope) =>
        Condition.Evaluate(scope) != 0 ? WhenTrue.Evaluate(scope) : WhenFalse.Evaluate(scope);

    public override IEnumerable<string> Names() => Condition.Names().Concat(WhenTrue.Names()).Concat(WhenFalse.Names());
}
