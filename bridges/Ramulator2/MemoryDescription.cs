using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2;

/// <summary>The memory that a worker built.</summary>
/// <param name="Engine">Name of its engine, e.g. <c>ramulator</c>.</param>
/// <param name="EngineVersion">Version of its engine.</param>
/// <param name="Channels">Number of channels.</param>
/// <param name="TransactionBytes">Bytes of one transaction.</param>
/// <param name="ClockPicoseconds">Period of the memory clock (ps).</param>
/// <param name="Levels">Level names from the channel down.</param>
/// <param name="Commands">Command names; command records hold indices into them.</param>
public sealed record MemoryDescription(
    string Engine,
    string EngineVersion,
    int Channels,
    int TransactionBytes,
    int ClockPicoseconds,
    IReadOnlyList<string> Levels,
    IReadOnlyList<string> Commands)
{
    internal static MemoryDescription Read(string engine, string version, ref BodyReader body)
    {
        var channels = Count(body.Take<uint>(), 4096, "channels");
        var bytes = Count(body.Take<uint>(), 1 << 20, "bytes a transaction");
        var clock = Count(body.Take<uint>(), 1 << 30, "ps a clock period");
        var levels = Names(ref body, Wire.MaximumLevels, "levels");
        var commands = Names(ref body, 1024, "commands");
        body.End();
        return new MemoryDescription(engine, version, channels, bytes, clock, levels, commands);
    }

    internal void Write(BodyWriter body)
    {
        body.Put((uint)Channels);
        body.Put((uint)TransactionBytes);
        body.Put((uint)ClockPicoseconds);
        foreach (var names in new[] { Levels, Commands })
        {
            body.Put((uint)names.Count);
            foreach (var name in names)
                body.Text(name);
        }
    }

    private static string[] Names(ref BodyReader body, int limit, string what)
    {
        var names = new string[Count(body.Take<uint>(), limit, what)];
        for (var i = 0; i < names.Length; i++)
            names[i] = body.Text();
        return names;
    }

    private static int Count(uint value, int limit, string what) => value >= 1 && value <= limit
        ? (int)value
        : throw new ProtocolException($"Configured: {value} {what}; 1 to {limit} are possible");
}
