using System.Collections;

namespace Tlm.Hosting.Logging;

/// <summary>The scope of a component's log entry: structured as <c>Component</c> and <c>SimulatedTime</c>.</summary>
/// <param name="Component">Full name of the component.</param>
/// <param name="SimulatedTime">When it was logged.</param>
public sealed record ComponentScope(string Component, SimTime SimulatedTime) : IReadOnlyList<KeyValuePair<string, object>>
{
    /// <inheritdoc/>
    public int Count => 2;

    /// <inheritdoc/>
    public KeyValuePair<string, object> this[int index] => index switch
    {
        0 => new(nameof(Component), Component),
        1 => new(nameof(SimulatedTime), SimulatedTime),
        _ => throw new ArgumentOutOfRangeException(nameof(index)),
    };

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator()
    {
        yield return this[0];
        yield return this[1];
    }

    /// <summary><c>1.25 us npu</c>.</summary>
    public override string ToString() => $"{SimulatedTime} {Component}";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
