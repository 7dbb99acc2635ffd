namespace Tlm.Cli.Reproduce.Expressions;

/// <summary>A metric that can't be computed.</summary>
internal sealed class ExpressionException(string message) : Exception(message);
