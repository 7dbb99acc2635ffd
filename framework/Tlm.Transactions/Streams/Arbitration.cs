namespace Tlm.Transactions;

/// <summary>Which of several waiting requests an interconnect grants next.</summary>
public enum Arbitration
{
    /// <summary>The one that waits longest; at the same time the one from the lower port.</summary>
    FirstCome,

    /// <summary>The one from the lowest port.</summary>
    FixedPriority,

    /// <summary>The one from the next port after that of the last grant.</summary>
    RoundRobin,
}
