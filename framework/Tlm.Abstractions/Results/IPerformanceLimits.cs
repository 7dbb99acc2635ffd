namespace Tlm;

/// <summary>A component that knows what it could do at most; reports draw rooflines from it. Follows from parameters, so it is no result.</summary>
public interface IPerformanceLimits
{
    /// <summary>The limits: rates of operations, of bytes.</summary>
    IEnumerable<PerformanceLimit> Limits { get; }
}

/// <summary>What a component could do at most.</summary>
/// <param name="Name">Name, snake_case, e.g. <c>peak_operations</c>.</param>
/// <param name="Value">The value in <paramref name="Unit"/>.</param>
/// <param name="Unit">Operations a second (a multiply-accumulate is two) or bytes a second.</param>
/// <param name="Description">What limits.</param>
public sealed record PerformanceLimit(string Name, double Value, Unit Unit, string Description);
