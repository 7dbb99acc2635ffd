namespace Tlm.Conformance;

/// <summary>A rule that components are held against.</summary>
internal interface IRule
{
    string Name { get; }

    /// <summary>True when the rule is about target sockets, false when it is about initiator sockets.</summary>
    bool IsForTargets { get; }

    (Verdict Verdict, string Seen) Check(Bench bench, string socket);
}
