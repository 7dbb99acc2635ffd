using System.Text.Json;

namespace Tlm.Bench.Kernel;

/// <summary>One line of output.</summary>
internal sealed record ResultLine(string Case, double Ours, double? Theirs, string Unit, double? AllocatedBytes)
{
    public ResultLine(string name, (double Ours, double Theirs) gains)
        : this(name, gains.Ours, gains.Theirs, "times the speed of one thread", null)
    {
    }

    /// <summary>Prints it as JSON.</summary>
    public void Print() => Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["case"] = Case,
        ["ours"] = Math.Round(Ours, 3),
        ["theirs"] = Theirs is { } t ? Math.Round(t, 3) : null,
        ["unit"] = Unit,
        ["ratio"] = Theirs is { } u ? Math.Round(Ours / u, 3) : null,
        ["allocated_bytes"] = AllocatedBytes is { } a ? Math.Round(a, 3) : null,
    }));
}
