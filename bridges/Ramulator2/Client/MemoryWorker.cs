using Tlm.Bridges.Messaging;
using Tlm.Bridges.Ramulator2.Journal;
using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Client;

/// <summary>
/// A worker process with one or more engines. A worker that is lost is replaced by a new one, which the journal brings to the same state;
/// whatever can't be repaired is a <see cref="BridgeException"/>.
/// </summary>
public sealed class MemoryWorker : IDisposable
{
    private readonly string _configuration;
    private readonly IMessageTransport _transport;
    private WorkerConnection? _connection;

    /// <summary>Starts a worker and lets each of its engines build the same memory.</summary>
    /// <param name="options">How the worker is treated.</param>
    /// <param name="configuration">What an engine loads: expanded YAML for Ramulator.</param>
    /// <param name="engines">Number of engines, e.g. one for each channel of a memory whose channels run independently.</param>
    /// <exception cref="BridgeException">The worker can't be started, can't be understood, or refuses the configuration.</exception>
    public MemoryWorker(WorkerOptions options, string configuration, int engines = 1)
    {
        Options = options;
        _configuration = configuration;
        _transport = OpenTransport(options.Zmq);
        Journal = new WindowJournal(options.Journal, options.JournalLimit);
        Engines = [.. Enumerable.Range(0, engines).Select(index => new WorkerEngine(this, index))];
        try
        {
            Memory = Connect();
        }
        catch
        {
            Release();
            throw;
        }
    }

    /// <summary>The memory that each engine built.</summary>
    public MemoryDescription Memory { get; }

    /// <summary>The engines.</summary>
    public IReadOnlyList<WorkerEngine> Engines { get; }

    /// <summary>How often a lost worker was replaced.</summary>
    public int Restarts { get; private set; }

    /// <summary>Name and version of the ZeroMQ implementation on our side.</summary>
    public string TransportVersion => $"{_transport.Name} {_transport.Version}";

    /// <summary>Name of the worker in messages.</summary>
    public string Name => _connection!.Name;

    internal WorkerOptions Options { get; }

    internal WindowJournal Journal { get; }

    /// <summary>Ends the worker in an orderly way; one that does not answer is killed.</summary>
    public void Dispose()
    {
        try
        {
            _connection?.ShutDown();
        }
        catch (BridgeException)
        {
            // the run is over: whatever is wrong with the worker now, it is ended below
        }

        Release();
    }

    /// <summary>Does something with the worker; if that loses the worker, a new one is brought to the state that is wanted now.</summary>
    internal void Do(Action<WorkerConnection> action)
    {
        try
        {
            action(_connection!);
        }
        catch (WorkerLostException lost)
        {
            Replace(lost);
        }
    }

    /// <summary>Takes one frame and gives it to its engine.</summary>
    internal void Pump(WorkerConnection connection)
    {
        var kind = connection.Receive(out var body);
        var whole = body;
        switch (kind)
        {
            case FrameKind.WindowPart:
                var head = body.Take<PartHead>();
                Engine(head.Engine).TakePart(whole, head, body);
                break;
            case FrameKind.WindowEnd:
                var end = body.Take<WindowEnd>();
                body.End();
                Engine(end.Engine).TakeEnd(end);
                break;
            default:
                throw new ProtocolException($"{connection.Name}: a frame {kind} came where records of a window were due");
        }
    }

    private static IMessageTransport OpenTransport(string? wanted)
    {
        try
        {
            return MessageTransports.Open(wanted);
        }
        catch (MessagingException missing)
        {
            throw new BridgeException(missing.Message, missing);
        }
    }

    private WorkerEngine Engine(uint index) => index < Engines.Count
        ? Engines[(int)index]
        : throw new ProtocolException($"records of engine {index}; there are {Engines.Count}");

    private void Release()
    {
        _connection?.Dispose();
        Journal.Dispose();
        _transport.Dispose();
    }

    private MemoryDescription Connect()
    {
        _connection?.Dispose();
        _connection = new WorkerConnection(_transport, Options, Engines.Count);
        return _connection.Configure(Options.Handshake, _configuration);
    }

    private void Replace(WorkerLostException lost)
    {
        while (true)
        {
            if (Journal.Missing is { } missing)
                throw new BridgeException($"{lost.Message}; it can't be replaced: {missing}", lost);
            if (Restarts >= Options.Restarts)
                throw new BridgeException($"{lost.Message}; workers were replaced {Restarts} times in this run already", lost);
            Restarts++;
            try
            {
                Connect();
                Journal.Replay(_connection!.Repeat);
                foreach (var engine in Engines)
                    engine.Restore(_connection);
                return;
            }
            catch (WorkerLostException again)
            {
                lost = again;
            }
        }
    }
}
