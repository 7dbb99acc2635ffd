using Tlm.Bridges.Messaging;
using Tlm.Bridges.Ramulator2.Client;
using Tlm.Models.Dram.Configuration.ExpandedYaml;

namespace Tlm.Bridges.Ramulator2.Server;

/// <summary>The process behind <c>tlm bridge serve</c>: the embedded engine behind the wire.</summary>
public static class ServeProcess
{
    /// <summary>Reads the credentials, serves one run, and ends with the client.</summary>
    /// <param name="input">Standard input, on which the client hands over the credentials and which it keeps open.</param>
    /// <param name="clientGone">Called from another thread when the input ends: ends the process.</param>
    /// <returns>Exit code.</returns>
    /// <exception cref="BridgeException">The credentials are incomplete, or the client does not answer.</exception>
    public static int Run(TextReader input, Action clientGone)
    {
        var credentials = WorkerCredentials.Read(input);
        new Thread(() => Watch(input, clientGone)) { IsBackground = true, Name = "lifeline" }.Start();
        using var transport = MessageTransports.Open();
        using var server = new BridgeServer(transport, credentials, "embedded", Build);
        using var heart = new Heart(transport, credentials, () => server.Cycles);
        return server.Run();
    }

    private static EmbeddedEngine Build(string configuration) => new(ExpandedYamlReader.Read("configuration", new StringReader(configuration)));

    private static void Watch(TextReader input, Action clientGone)
    {
        while (input.Read() >= 0)
        {
        }

        clientGone();
    }
}
