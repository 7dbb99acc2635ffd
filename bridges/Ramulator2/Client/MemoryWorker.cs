using System.Runtime.InteropServices;
using Tlm.Bridges.Messaging;
using Tlm.Bridges.Ramulator2.Journal;
using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Client;

/// <summary>
/// A memory in a worker process, run window by window. A worker that is lost is replaced by a new one, which the journal brings to the same
/// state; whatever can't be repaired is a <see cref="BridgeException"/>.
/// </summary>
public sealed class MemoryWorker : IDisposable
{
    private readonly WorkerOptions _options;
    private readonly string _configuration;
    private readonly int _channelShift;
    private readonly IMessageTransport _transport;
    private readonly WindowJournal _journal;
    private readonly BodyWriter _window = new();
    private readonly BodyWriter _body = new();
    private readonly OutstandingRequests _outstanding = new();
    private WorkerConnection _connection = null!;
    private uint _requests;
    private ulong _windows;

    /// <summary>Starts a worker and lets it build a memory.</summary>
    /// <param name="options">How the worker is treated.</param>
    /// <param name="configuration">What its engine loads: expanded YAML for Ramulator.</param>
    /// <param name="channelShift">An address selects channel <c>(address >> channelShift) mod channels</c>.</param>
    /// <exception cref="BridgeException">The worker can't be started, can't be understood, or refuses the configuration.</exception>
    public MemoryWorker(WorkerOptions options, string configuration, int channelShift)
    {
        _options = options;
        _configuration = configuration;
        _channelShift = channelShift;
        _transport = MessageTransports.Open(options.Zmq);
        _journal = new WindowJournal(options.Journal, options.JournalLimit);
        BeginWindow();
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

    /// <summary>The memory that the worker built.</summary>
    public MemoryDescription Memory { get; }

    /// <summary>Cycle at which the engine stands: requests can be offered from it on.</summary>
    public long Cycle { get; private set; }

    /// <summary>How often a lost worker was replaced.</summary>
    public int Restarts { get; private set; }

    /// <summary>Name of the worker in messages.</summary>
    public string WorkerName => _connection.Name;

    /// <summary>Requests that one window can still take.</summary>
    public int Room => Wire.MaximumRequests - (int)_requests;

    /// <summary>Adds a request to the next window; ids ascend, offer cycles do not descend and do not lie before <see cref="Cycle"/>.</summary>
    /// <param name="request">The request; without level ids.</param>
    public void Offer(in RequestRecord request)
    {
        Admit(request);
        _window.Put(request);
    }

    /// <summary>Adds a request whose location is given by level ids instead of its address.</summary>
    public void Offer(in RequestRecord request, in LevelIds ids)
    {
        var withIds = request with { Options = (byte)(request.Options | (byte)RequestOptions.LevelIds) };
        Admit(withIds);
        _window.Put(withIds);
        _window.Put(ids);
    }

    /// <summary>Runs to a cycle, or to the first accept or completion that a request awaits, or to the record limit.</summary>
    /// <param name="until">Cycle to run to; what is due in it is not offered yet.</param>
    /// <param name="report">Takes what happened; cleared first.</param>
    /// <param name="options">What to return beside accepts and completions.</param>
    /// <returns>How and where the window ended.</returns>
    /// <exception cref="BridgeException">The worker failed in a way that can't be repaired.</exception>
    public WindowEnd Run(long until, WindowReport report, WindowOptions options = WindowOptions.ReturnCommands)
    {
        _window.Patch(0, new WindowHead
        {
            Window = _windows,
            Until = until,
            Options = options,
            RecordLimit = (uint)_options.RecordLimit,
            Requests = _requests,
        });
        var end = Exchange(report);
        _outstanding.Settle(report, Cycle, end, Memory);
        _journal.Append(_window.Body, end);
        Cycle = end.Cycle;
        _windows++;
        BeginWindow();
        return end;
    }

    /// <summary>Ends the worker in an orderly way; one that does not answer is killed.</summary>
    public void Dispose()
    {
        try
        {
            _connection.ShutDown();
        }
        catch (BridgeException)
        {
            // the run is over: whatever is wrong with the worker now, it is ended below
        }

        Release();
    }

    private void Release()
    {
        _connection?.Dispose();
        _journal.Dispose();
        _transport.Dispose();
    }

    private void BeginWindow()
    {
        _window.Clear();
        _window.Put(default(WindowHead));
        _requests = 0;
    }

    private void Admit(in RequestRecord request)
    {
        if (Room == 0)
            throw new InvalidOperationException($"a window takes {Wire.MaximumRequests} requests");
        _outstanding.Add(request.Id);
        _requests++;
    }

    private MemoryDescription Connect()
    {
        _connection = new WorkerConnection(_transport, _options);
        var hello = _connection.AwaitHello(_options.Handshake);
        hello.Take<ulong>();
        var (engine, version) = (hello.Text(), hello.Text());
        hello.End();
        _body.Clear();
        _body.Put((uint)_channelShift);
        _body.Text(_configuration);
        _connection.Send(FrameKind.Configure, _body);
        var configured = _connection.Receive(FrameKind.Configured);
        return MemoryDescription.Read(engine, version, ref configured);
    }

    private WindowEnd Exchange(WindowReport report)
    {
        while (true)
        {
            try
            {
                report.Clear();
                return WindowExchange.Run(_connection, _window, _windows, report);
            }
            catch (WorkerLostException lost)
            {
                Replace(lost);
            }
        }
    }

    private void Replace(WorkerLostException lost)
    {
        while (true)
        {
            if (_journal.Missing is { } missing)
                throw new BridgeException($"{lost.Message}; it can't be replaced: {missing}", lost);
            if (Restarts >= _options.Restarts)
                throw new BridgeException($"{lost.Message}; workers were replaced {Restarts} times in this run already", lost);
            Restarts++;
            try
            {
                _connection.Dispose();
                Connect();
                _journal.Replay(Repeat);
                return;
            }
            catch (WorkerLostException again)
            {
                lost = again;
            }
        }
    }

    private void Repeat(byte[] window, WindowEnd end)
    {
        _body.Clear();
        _body.Raw(window);
        var head = MemoryMarshal.Read<WindowHead>(window);
        head.Options |= WindowOptions.Replay;
        _body.Patch(0, head);
        _connection.Send(FrameKind.Window, _body);
        var body = _connection.Receive(FrameKind.WindowEnd);
        var repeated = body.Take<WindowEnd>();
        body.End();
        if (repeated != end)
        {
            throw new BridgeException(
                $"{_connection.Name}, a replacement, came to another state in window {end.Window}: its engine does not repeat itself");
        }
    }
}
