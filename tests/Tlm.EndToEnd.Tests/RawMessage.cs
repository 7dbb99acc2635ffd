namespace Tlm.EndToEnd.Tests;

/// <summary>A protobuf message as <c>protoc --decode_raw</c> prints it: fields by number.</summary>
internal sealed class RawMessage
{
    private readonly List<(int Field, string? Value, RawMessage? Message)> _fields = [];

    /// <summary>Reads the messages of a file with protoc.</summary>
    public static RawMessage Decode(string file)
    {
        var outcome = Tool.Run("sh", "-c", $"protoc --decode_raw < '{file}'");
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        var lines = outcome.Output.Split('\n');
        var at = 0;
        return Parse(lines, ref at);
    }

    public IEnumerable<RawMessage> Messages(int field) => _fields.Where(f => f.Field == field && f.Message is not null).Select(f => f.Message!);

    public RawMessage? Message(int field) => Messages(field).FirstOrDefault();

    public IEnumerable<string> Values(int field) => _fields.Where(f => f.Field == field && f.Value is not null).Select(f => f.Value!);

    public string? Text(int field) => Values(field).FirstOrDefault()?.Trim('"');

    public long Number(int field) => long.Parse(Text(field) ?? "0");

    private static RawMessage Parse(string[] lines, ref int at)
    {
        var message = new RawMessage();
        for (; at < lines.Length; at++)
        {
            var line = lines[at].Trim();
            if (line == "}")
                return message;
            if (line.Length == 0)
                continue;
            if (line.EndsWith(" {", StringComparison.Ordinal))
            {
                at++;
                message._fields.Add((int.Parse(line[..^2]), null, Parse(lines, ref at)));
                continue;
            }
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            message._fields.Add((int.Parse(line[..colon]), line[(colon + 2)..], null));
        }
        return message;
    }
}
