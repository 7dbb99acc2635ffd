using Tlm.Bridges.Messaging;
using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.Server;
using Tlm.Models.Dram.Configuration.ExpandedYaml;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>Runs the C# worker in a thread of the test, where its frames can be tampered with.</summary>
/// <param name="Mangle">Changes frames before they are sent.</param>
/// <param name="Credentials">Changes what the client hands over.</param>
internal sealed record InProcessLauncher(Func<byte[], byte[]>? Mangle = null, Func<WorkerCredentials, WorkerCredentials>? Credentials = null)
    : IWorkerLauncher
{
    public IWorkerProcess Launch(WorkerCredentials credentials) => new Worker(Credentials is null ? credentials : Credentials(credentials), Mangle);

    private sealed class Worker : IWorkerProcess
    {
        private readonly Thread _thread;
        private readonly IMessageTransport _transport = MessageTransports.Open();
        private readonly BridgeServer _server;

        internal Worker(WorkerCredentials credentials, Func<byte[], byte[]>? mangle)
        {
            _server = new BridgeServer(_transport, credentials, "embedded", Build) { Mangle = mangle };
            _thread = new Thread(() => Serve(credentials)) { IsBackground = true };
            _thread.Start();
        }

        public string Name => "worker in a thread";

        public string? Ended => _thread.IsAlive ? null : "ended";

        public string LastWords { get; private set; } = "";

        public bool WaitForEnd(TimeSpan timeout) => _thread.Join(timeout);

        public void Dispose()
        {
        }

        private static EmbeddedEngine Build(string text) => new(ExpandedYamlReader.Read("configuration", new StringReader(text)));

        private void Serve(WorkerCredentials credentials)
        {
            try
            {
                using var heart = new Heart(_transport, credentials, () => _server.Cycles);
                _server.Run();
            }
            catch (BridgeException problem)
            {
                LastWords = problem.Message;
            }
        }
    }
}
