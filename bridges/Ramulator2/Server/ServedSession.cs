using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Server;

/// <summary>
/// One engine with its windows. It goes back by building the engine again and repeating its windows: slow and simple, which is enough for a
/// worker that exists to show and test the wire.
/// </summary>
internal sealed class ServedSession
{
    private readonly Func<IServedEngine> _build;
    private readonly ProgressCounter _progress;
    private readonly List<byte[]> _windows = [];
    private WindowDriver _driver;
    private ulong _next;
    private bool _kept;

    internal ServedSession(Func<IServedEngine> build, ProgressCounter progress)
    {
        _progress = progress;
        _build = build;
        _driver = Build();
    }

    internal MemoryDescription Memory { get; private set; } = null!;

    internal WindowReport Report { get; } = new();

    /// <summary>Runs a window.</summary>
    /// <returns>Its end, without the digest.</returns>
    /// <exception cref="ProtocolException">It breaks a rule.</exception>
    internal WindowEnd Run(ReadOnlySpan<byte> body)
    {
        _windows.Add(body.ToArray());
        return RunOnce(body);
    }

    /// <summary>Undoes the last window.</summary>
    /// <exception cref="ProtocolException">It was not asked to keep a checkpoint.</exception>
    internal void RollBack()
    {
        if (!_kept)
            throw new ProtocolException("a rollback without a checkpoint");
        _windows.RemoveAt(_windows.Count - 1);
        _driver = Build();
        _next = 0;
        _windows.ForEach(window => RunOnce(window));
        _kept = false;
    }

    /// <summary>What a channel has counted.</summary>
    internal ChannelCounts CountsOf(int channel) => _driver.CountsOf(channel);

    private WindowDriver Build()
    {
        var engine = _build();
        Memory = engine.Memory;
        return new WindowDriver(engine, Report, _progress);
    }

    private WindowEnd RunOnce(ReadOnlySpan<byte> bytes)
    {
        var body = new BodyReader(Wire.Format, (ushort)FrameKind.Window, bytes);
        var head = body.Take<WindowHead>();
        if (head.Window != _next++)
            throw new ProtocolException($"window {head.Window} came where {_next - 1} was due");
        if (head.Requests > Wire.MaximumRequests || head.RecordLimit == 0)
            throw new ProtocolException($"{head.Requests} requests or a record limit of {head.RecordLimit} in a window");
        for (var i = 0; i < head.Requests; i++)
        {
            var record = body.Take<RequestRecord>();
            _driver.Add(record, ((RequestOptions)record.Options).HasFlag(RequestOptions.LevelIds) ? body.Take<LevelIds>() : null);
        }

        body.End();
        _kept = head.Options.HasFlag(WindowOptions.Checkpoint);
        return _driver.Run(head);
    }
}
