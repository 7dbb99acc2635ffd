using System.Globalization;
using Tlm.Bridges.Messaging;
using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Client;

/// <summary>Where a worker connects and with which keys; made for one run and handed over on its standard input only.</summary>
/// <param name="Address">The client's endpoint.</param>
/// <param name="ServerPublicKey">The client's public key, 40 Z85 characters.</param>
/// <param name="Worker">The worker's key pair.</param>
/// <param name="Engines">Engines that the worker runs side by side.</param>
public sealed record WorkerCredentials(string Address, string ServerPublicKey, CurveKeyPair Worker, int Engines = 1)
{
    private const string Greeting = "tlm-bridge 1";

    /// <summary>Writes the lines that a worker reads.</summary>
    public void Write(TextWriter writer)
    {
        writer.Write($"{Greeting}\nendpoint {Address}\nserver-key {ServerPublicKey}\n");
        writer.Write($"public-key {Worker.PublicKeyText}\nsecret-key {Worker.SecretKeyText}\nengines {Engines}\nend\n");
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
        if (!int.TryParse(values.GetValueOrDefault("engines", "1"), NumberStyles.None, CultureInfo.InvariantCulture, out var engines)
            || engines is < 1 or > Wire.MaximumEngines)
            throw new BridgeException($"engines must be a number from 1 to {Wire.MaximumEngines}, not '{values["engines"]}'");
        try
        {
            return new WorkerCredentials(
                Value("endpoint"), Value("server-key"), CurveKeyPair.Parse(Value("public-key"), Value("secret-key")), engines);
        }
        catch (MessagingException problem)
        {
            throw new BridgeException($"the credentials hold no valid keys: {problem.Message}", problem);
        }
    }
}
