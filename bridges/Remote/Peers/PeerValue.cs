using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Peers;

/// <summary>A value that a peer's model measured.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Description">What it is.</param>
/// <param name="Value">The value in that unit.</param>
internal sealed record PeerValue(string Name, Unit Unit, string Description, long Value)
{
    /// <summary>Reads the body of a frame Goodbye.</summary>
    /// <exception cref="ProtocolException">It is malformed.</exception>
    public static IReadOnlyList<PeerValue> ReadAll(string peer, ref BodyReader body)
    {
        var count = body.Take<uint>();
        if (count > RemoteWire.MaximumValues)
            throw new ProtocolException($"{peer} returns {count} values, more than {RemoteWire.MaximumValues}");
        List<PeerValue> values = [];
        for (var i = 0; i < count; i++)
            values.Add(Read(peer, ref body));
        body.End();
        if (values.GroupBy(value => value.Name).FirstOrDefault(group => group.Count() > 1 || string.IsNullOrWhiteSpace(group.Key)) is { } bad)
            throw new ProtocolException($"{peer} returns {bad.Count()} values named '{bad.Key}': expected names, each once");
        return values;
    }

    private static PeerValue Read(string peer, ref BodyReader body)
    {
        var (name, unit, description, value) = (body.Text(), body.Text(), body.Text(), body.Take<long>());
        try
        {
            return new PeerValue(name, unit.Length == 0 ? Unit.Count : Unit.Parse(unit), description, value);
        }
        catch (FormatException problem)
        {
            throw new ProtocolException($"{peer}, value '{name}': {problem.Message}");
        }
    }
}
