using System.Globalization;

namespace Tlm.Models.Dram.Standards.Expressions;

/// <summary>
/// Parses timing expressions: integers, names, <c>+ - * /</c>, comparisons, <c>a ? b : c</c>, <c>ceil floor max min</c> and parentheses.
/// </summary>
internal sealed class ExpressionParser
{
    private static readonly string[] _comparisons = ["<=", ">=", "==", "<", ">"];

    private readonly string _text;
    private int _position;

    private ExpressionParser(string text) => _text = text;

    /// <summary>Parses a whole text.</summary>
    /// <exception cref="FormatException">The text is no expression; the message says what was expected at which character.</exception>
    public static Expression Parse(string text)
    {
        var parser = new ExpressionParser(text);
        var expression = parser.ParseChoice();
        parser.SkipBlanks();
        return parser._position == text.Length ? expression : throw parser.Error("an operator or the end");
    }

    private Expression ParseChoice()
    {
        var condition = ParseComparison();
        if (!Accept("?"))
            return condition;
        var whenTrue = ParseChoice();
        Expect(":");
        return new Choice(condition, whenTrue, ParseChoice());
    }

    private Expression ParseComparison()
    {
        var left = ParseBinary(["+", "-"], () => ParseBinary(["*", "/"], ParsePrimary));
        foreach (string comparison in _comparisons)
        {
            if (Accept(comparison))
                return new Operation(comparison, left, ParseBinary(["+", "-"], () => ParseBinary(["*", "/"], ParsePrimary)));
        }

        return left;
    }

    private Expression ParseBinary(string[] operators, Func<Expression> operand)
    {
        var left = operand();
        while (Array.Find(operators, Accept) is { } found)
            left = new Operation(found, left, operand());
        return left;
    }

    private Expression ParsePrimary()
    {
        if (Accept("("))
        {
            var inner = ParseChoice();
            Expect(")");
            return inner;
        }

        string digits = Take(char.IsAsciiDigit);
        if (digits.Length > 0)
            return new Literal(long.Parse(digits, CultureInfo.InvariantCulture));
        string name = Take(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        if (name.Length == 0)
            throw Error("a number, a name or '('");
        return Accept("(") ? ParseCall(name) : new Name(name);
    }

    private Call ParseCall(string function)
    {
        if (!Call.Arities.TryGetValue(function, out int arity))
            throw Error($"one of the functions {string.Join(", ", Call.Arities.Keys)} instead of '{function}'");
        List<Expression> arguments = [ParseChoice()];
        while (Accept(","))
            arguments.Add(ParseChoice());
        Expect(")");
        return arguments.Count == arity ? new Call(function, arguments) : throw Error($"{arity} argument(s) for '{function}'");
    }

    private string Take(Func<char, bool> belongs)
    {
        SkipBlanks();
        int start = _position;
        while (_position < _text.Length && belongs(_text[_position]))
            _position++;
        return _text[start.._position];
    }

    private bool Accept(string token)
    {
        SkipBlanks();
        if (string.CompareOrdinal(_text, _position, token, 0, token.Length) != 0)
            return false;
        _position += token.Length;
        return true;
    }

    private void Expect(string token)
    {
        if (!Accept(token))
            throw Error($"'{token}'");
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && _text[_position] == ' ')
            _position++;
    }

    private FormatException Error(string expected) => new($"'{_text}': expected {expected} at character {_position + 1}");
}
