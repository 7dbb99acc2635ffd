using System.Globalization;

namespace Tlm.Cli.Reproduce.Expressions;

/// <summary>Reads expressions: <c>+ - * /</c>, parentheses, numbers, <c>runs.RUN.PATH</c> and <c>mean_error(PATTERN)</c>. A minus stands between blanks,
/// because names hold hyphens.</summary>
internal sealed class ExpressionParser
{
    private const string MeanError = "mean_error";
    private const int MaxDepth = 64;
    private readonly string _text;
    private int _at;
    private int _depth;

    private ExpressionParser(string text) => _text = text;

    /// <summary>Reads a text; when it fails, <paramref name="problem"/> says why and at which character.</summary>
    public static bool TryParse(string text, out Expression expression, out string problem)
    {
        ExpressionParser parser = new(text);
        try
        {
            expression = parser.Whole();
            problem = "";
            return true;
        }
        catch (FormatException error)
        {
            expression = new NumberExpression(0);
            problem = $"{error.Message} at character {parser._at + 1} of '{text}'";
            return false;
        }
    }

    private Expression Whole()
    {
        Expression whole = Sum();
        return _at == _text.Length ? whole : throw new FormatException($"'{_text[_at]}' is not expected");
    }

    private Expression Sum()
    {
        if (++_depth > MaxDepth)
            throw new FormatException($"nested deeper than {MaxDepth} levels");
        Expression left = Product();
        while (Next("+-") is { } sign)
            left = new BinaryExpression(sign, left, Product());
        _depth--;
        return left;
    }

    private Expression Product()
    {
        Expression left = Factor();
        while (Next("*/") is { } sign)
            left = new BinaryExpression(sign, left, Factor());
        return left;
    }

    private Expression Factor()
    {
        if (Next("(") is not null)
        {
            Expression inner = Sum();
            Expect(')');
            return inner;
        }
        string word = Word(IsPart);
        if (word.Length == 0)
            throw new FormatException("a number, a metric or '(' was expected");
        if (word == MeanError)
            return Mean();
        return double.TryParse(word, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number)
            ? new NumberExpression(number)
            : Metric(word);
    }

    private MeanErrorExpression Mean()
    {
        Expect('(');
        string pattern = Word(part => IsPart(part) || part == '*');
        if (pattern.Length == 0)
            throw new FormatException("a pattern of claim ids was expected");
        Expect(')');
        return new MeanErrorExpression(pattern);
    }

    private static MetricExpression Metric(string word)
    {
        string[] parts = word.Split('.', 3);
        return parts is ["runs", _, _] && parts.All(part => part.Length > 0)
            ? new MetricExpression(parts[1], parts[2])
            : throw new FormatException($"'{word}' is no metric: expected runs.RUN.component.result");
    }

    private string Word(Func<char, bool> belongs)
    {
        SkipBlanks();
        int start = _at;
        while (_at < _text.Length && belongs(_text[_at]))
            _at++;
        return _text[start.._at];
    }

    private char? Next(string signs)
    {
        SkipBlanks();
        return _at < _text.Length && signs.Contains(_text[_at], StringComparison.Ordinal) ? _text[_at++] : null;
    }

    private void Expect(char sign)
    {
        if (Next(sign.ToString()) is null)
            throw new FormatException($"'{sign}' was expected");
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] == ' ')
            _at++;
    }

    private static bool IsPart(char part) => char.IsAsciiLetterOrDigit(part) || part is '.' or '_' or '-';
}
