using Tlm.Bridges.Messaging;
using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Server;

/// <summary>A worker in C#: engines behind the wire of docs/bridge-protocol.md.</summary>
public sealed class BridgeServer : IDisposable
{
    private readonly ServerLink _link;
    private readonly Func<string, IServedEngine> _factory;
    private readonly string _name;
    private readonly ServedSession?[] _sessions;
    private readonly BodyWriter _body = new();
    private readonly ProgressCounter _progress = new();

    /// <summary>Connects to the client.</summary>
    /// <param name="transport">ZeroMQ.</param>
    /// <param name="credentials">What the client handed over.</param>
    /// <param name="name">Name of the engine.</param>
    /// <param name="factory">Builds an engine from the text of its configuration.</param>
    public BridgeServer(IMessageTransport transport, WorkerCredentials credentials, string name, Func<string, IServedEngine> factory)
    {
        _link = new ServerLink(transport, credentials, "work");
        _factory = factory;
        _name = name;
        _sessions = new ServedSession?[credentials.Engines];
    }

    /// <summary>Changes frames before they are sent; for tests of what a client does with a broken worker.</summary>
    internal Func<byte[], byte[]>? Mangle
    {
        set => _link.Mangle = value;
    }

    /// <summary>Cycles that all engines have simulated, for the heartbeat.</summary>
    public ulong Cycles => _progress.Cycles;

    /// <summary>Serves until the client ends the run.</summary>
    /// <returns>Exit code of the worker: 0 after an orderly end.</returns>
    public int Run()
    {
        Hello();
        try
        {
            while (Serve())
            {
            }

            return 0;
        }
        catch (ProtocolException failure)
        {
            return Fail(WorkerErrorCode.Protocol, failure.Message);
        }
        catch (Models.Dram.Configuration.DramConfigurationException failure)
        {
            return Fail(WorkerErrorCode.Configuration, failure.Message);
        }
        catch (Models.Dram.Engine.DramSimulationException failure)
        {
            return Fail(WorkerErrorCode.Engine, failure.Message);
        }
    }

    /// <summary>Closes the connection.</summary>
    public void Dispose() => _link.Dispose();

    private void Hello()
    {
        _body.Clear();
        _body.Put((ulong)Environment.ProcessId);
        _body.Text(_name);
        _body.Text(typeof(BridgeServer).Assembly.GetName().Version!.ToString());
        _link.Send(FrameKind.Hello, _body);
    }

    private bool Serve()
    {
        var kind = _link.Receive(out var body);
        switch (kind)
        {
            case FrameKind.Configure:
                Configure(body);
                return true;
            case FrameKind.Window:
                Window(body);
                return true;
            case FrameKind.Rollback:
                RollBack(body);
                return true;
            case FrameKind.Count:
                Count(body);
                return true;
            case FrameKind.Shutdown:
                _body.Clear();
                _link.Send(FrameKind.Goodbye, _body);
                return false;
            default:
                throw new ProtocolException($"a frame {kind} is not for a worker");
        }
    }

    private void Configure(BodyReader body)
    {
        if (_sessions[0] is not null)
            throw new ProtocolException("configured twice");
        var text = body.Text(Wire.Format.MaximumBody);
        body.End();
        for (var i = 0; i < _sessions.Length; i++)
            _sessions[i] = new ServedSession(() => _factory(text), _progress);
        _body.Clear();
        _sessions[0]!.Memory.Write(_body);
        _link.Send(FrameKind.Configured, _body);
    }

    private void Window(BodyReader body)
    {
        var whole = body.Left;
        var head = body.Take<WindowHead>();
        var session = Session(head.Engine);
        var end = session.Run(whole);
        end.Digest = head.Options.HasFlag(WindowOptions.Replay)
            ? PartWriter.Digest(_body, head.Engine, session.Report)
            : PartWriter.Send(_link, _body, head.Engine, session.Report);
        _body.Clear();
        _body.Put(end);
        _link.Send(FrameKind.WindowEnd, _body);
    }

    private void RollBack(BodyReader body)
    {
        var engine = body.Take<uint>();
        body.End();
        Session(engine).RollBack();
        _body.Clear();
        _body.Put(engine);
        _link.Send(FrameKind.RolledBack, _body);
    }

    private void Count(BodyReader body)
    {
        var engine = body.Take<uint>();
        body.End();
        var session = Session(engine);
        _body.Clear();
        _body.Put(engine);
        _body.Put((uint)session.Memory.Channels);
        for (var channel = 0; channel < session.Memory.Channels; channel++)
            _body.Put(session.CountsOf(channel));
        _link.Send(FrameKind.Counts, _body);
    }

    private ServedSession Session(uint engine) => engine < _sessions.Length
        ? _sessions[engine] ?? throw new ProtocolException("a window before the configuration")
        : throw new ProtocolException($"there is no engine {engine}");

    private int Fail(WorkerErrorCode code, string text)
    {
        _body.Clear();
        _body.Put((uint)code);
        _body.Text(text);
        _link.Send(FrameKind.Error, _body);
        return 1;
    }
}
