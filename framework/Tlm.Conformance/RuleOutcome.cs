namespace Tlm.Conformance;

/// <summary>How a rule ended.</summary>
public enum Verdict
{
    /// <summary>The rule is kept.</summary>
    Passed,

    /// <summary>The rule is broken.</summary>
    Failed,

    /// <summary>The rule says nothing about this component.</summary>
    NotApplicable,
}

/// <summary>What came of a rule.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Socket">The socket that it was tried on.</param>
/// <param name="Verdict">How it ended.</param>
/// <param name="Seen">What was seen.</param>
public sealed record RuleOutcome(string Rule, string Socket, Verdict Verdict, string Seen);
