using Tlm.Bridges.Messaging;

namespace Tlm.Bridges.Ramulator2.Client;

/// <summary>Where a worker connects and with which keys; made for one run and handed over on its standard input only.</summary>
/// <param name="Address">The client's endpoint.</param>
/// <param name="ServerPublicKey">The client's public key, 40 Z85 characters.</param>
/// <param name="Worker">The worker's key pair.</param>
public sealed record WorkerCredentials(string Address, string ServerPublicKey, CurveKeyPair Worker)
{
    private const string Greeting = "tlm-bridge 1";

    /// <summary>Writes the lines that a worker reads.</summary>
    public void Write(TextWriter writer)
    {
        writer.Write($"{Greeting}\nendpoint {Address}\nserver-key {ServerPublicKey}\n");
        writer.Write($"public-key {Worker.PublicKeyText}\nsecret-key {Worker.SecretKeyText}\nend\n");
        writer.Flush();
    }

    /// <summary>Reads the lines.</summary>
    /// <exception cref="BridgeException">A line is missing or unknown.</exception>
    public static WorkerCredentials Read(TextReader reader)
    {
        if (reader.ReadLine() != Greeting)
            throw new BridgeException($"expected '{Greeting}' and credentials on standard input; this command is started by a client of the bridge");
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line == "end")
                return From(values);
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            values[space < 0 ? line : line[..space]] = space < 0 ? "" : line[(space + 1)..];
        }

        throw new BridgeException("the credentials end without the line 'end'");
    }

    private static WorkerCredentials From(SortedDictionary<string, string> values)
    {
        string Value(string key) => values.TryGetValue(key, out var value) && value.Length > 0
            ? value
            : throw new BridgeException($"the credentials lack the line '{key}'");
        try
        {
            return new WorkerCredentials(
                Value("endpoint"), Value("server-key"), CurveKeyPair.Parse(Value("public-key"), Value("secret-key")));
        }
        catch (MessagingException problem)
        {
            throw new BridgeException($"the credentials hold no valid keys: {problem.Message}", problem);
        }
    }
}
