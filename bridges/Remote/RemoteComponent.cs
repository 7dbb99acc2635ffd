using Tlm.Bridges.Remote.Peers;
using Tlm.Bridges.Remote.Ports;
using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote;

/// <summary>A component whose behaviour lives in another process, in any language (docs/remote-protocol.md). Its ports are what the peer declares.</summary>
[Component("remote", Description = "A model in another process, in any language: a program to start, or an endpoint that serves", NoEnergy = "its model is in another process")]
public sealed class RemoteComponent : Component, IResultSource, IDisposable
{
    private readonly RemoteOptions _options;
    private readonly IPeerAccess _access;
    private readonly PeerDescription _description;
    private readonly Synchroniser _synchroniser;
    private readonly List<IRemotePort> _ports = [];
    private IReadOnlyList<PeerValue> _values = [];
    private PeerSession? _session;

    /// <summary>Starts or connects the peer and declares its ports.</summary>
    /// <exception cref="ExternalProcessException">The program may not be started, or the peer fails.</exception>
    public RemoteComponent(ComponentContext context, RemoteOptions options, IEnumerable<IProcessPermission> permissions, SimRandom random)
        : this(context, options, AccessOf(context.FullName, options, permissions), (long)(random.NextBits() >> 1))
    {
    }

    internal RemoteComponent(ComponentContext context, RemoteOptions options, IPeerAccess access, long seed)
        : base(context)
    {
        (_options, _access, Seed) = (options, access, seed);
        _description = options.Ports.Count > 0 ? Declared(options) : Connect();
        _synchroniser = new Synchroniser(this, _description, LookAhead)
        {
            Deliver = ReaderOf,
            ServeDebug = (port, payload) => PortOf(port, "debug transfer").ServeDebug(payload),
            Stop = Context.Simulation.RequestStop,
        };
        for (var i = 0; i < _description.Ports.Count; i++)
            _ports.Add(Create(_description.Ports[i], i));
        if (_session is not null)
            _synchroniser.Attach(_session.Connection, _session.Description.Next);
        if (_description.IsBackground)
            Thread("synchronise", _synchroniser.RunAsync, daemon: true);
        else
            Server("synchronise", _synchroniser.RunAsync);
    }

    /// <summary>Round trips to the peer so far.</summary>
    public long Windows => _synchroniser.Windows;

    private long Seed { get; }

    private SimTime LookAhead => _options.LookAhead is { } wanted ? wanted : _description.LookAhead;

    /// <inheritdoc/>
    public void PublishResults(ResultSheet sheet)
    {
        foreach (var value in _values)
            sheet.Value(value.Name, value.Value, value.Unit, value.Description);
    }

    /// <inheritdoc/>
    protected override void StartOfSimulation()
    {
        if (_session is null)
            Agreement.Check(FullName, _description, Connect());
        _synchroniser.Attach(_session!.Connection, _session.Description.Next);
    }

    /// <inheritdoc/>
    protected override void EndOfSimulation()
    {
        try
        {
            if (!_synchroniser.Failed && _session is not null)
                _values = _synchroniser.Finish();
        }
        finally
        {
            _session?.Connection.Dispose();
        }
    }

    /// <summary>Lets the peer go when the component never runs.</summary>
    public void Dispose()
    {
        if (_session is not null && !_synchroniser.Failed)
            _synchroniser.Abandon();
        _session?.Connection.Dispose();
    }

    internal void AddServer(string name, Func<SimTask> body) => Server(name, body);

    private static IPeerAccess AccessOf(string component, RemoteOptions options, IEnumerable<IProcessPermission> permissions)
    {
        if (options.Program is not { } program)
            return new EndpointAccess(options.Endpoint!, options.Key, options.RemoteHost);
        return permissions.Any(permission => permission.Allows(program.FullPath))
            ? new LaunchAccess(program.FullPath, options.Arguments, options.Output)
            : throw new InputException(
                new InputLocation(program.DisplayPath),
                $"'{component}' wants to start this program: allow it with --allow-process, or with a line '{program.FullPath}' in {UserProcessPermission.ListFile}");
    }

    private PeerDescription Connect()
    {
        _session = PeerSession.Open(FullName, _access, _options, Seed);
        Agreement.CheckLookAhead(FullName, _options.LookAhead ?? SimTime.Zero, _session.Description);
        return _session.Description;
    }

    // the first event is not known yet; the peer says it when the simulation starts
    private static PeerDescription Declared(RemoteOptions options) => new(
        "", "", options.LookAhead ?? SimTime.Zero, RemoteWire.Never, false,
        [.. options.Ports.Select(port => new PeerPort(
            (PeerPortKind)port.Kind, port.Name,
            (port.KnowsStreams ? PeerPortOptions.KnowsStreams : 0) | (port.FourPhases ? PeerPortOptions.FourPhases : 0), port.BusWidth))]);

    private IRemotePort Create(PeerPort declared, int number) => CreateFitting(declared with { BusWidth = _options.BusWidth ?? declared.BusWidth }, number);

    private IRemotePort CreateFitting(PeerPort port, int number) => (port.Kind, port.Options.HasFlag(PeerPortOptions.FourPhases)) switch
    {
        (PeerPortKind.Target, true) => new PhasedTarget(this, _synchroniser, port, number),
        (PeerPortKind.Initiator, true) => new PhasedInitiator(this, _synchroniser, port, number),
        (PeerPortKind.Target, _) => new RemoteTarget(this, _synchroniser, port, number),
        (PeerPortKind.Initiator, _) => new RemoteInitiator(this, _synchroniser, port, number),
        (PeerPortKind.SignalIn, _) => new RemoteSignalIn(this, _synchroniser, port, number),
        _ => new RemoteSignalOut(this, port),
    };

    private RecordTaker.Reader ReaderOf(RecordHead head) => PortOf(head.Port, head.Kind.ToString()).ReaderOf(head);

    private IRemotePort PortOf(int number, string what) => number < _ports.Count
        ? _ports[number]
        : throw new ProtocolException($"the peer of '{FullName}' returns a {what} at port {number}; it declared {_ports.Count}");
}
