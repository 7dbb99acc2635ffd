using Tlm.Bridges.Remote.Wire;

namespace Tlm.Bridges.Remote.Peers;

/// <summary>What a peer says about its model.</summary>
/// <param name="Name">Name of the model.</param>
/// <param name="Version">Version of the model.</param>
/// <param name="LookAhead">Least time from anything that happens in it (an input included) to any output that follows.</param>
/// <param name="Next">When it first does something by itself (fs), <see cref="RemoteWire.Never"/> if never.</param>
/// <param name="IsBackground">Whether what it does by itself (clocks) does not keep the simulation alive.</param>
/// <param name="Ports">Its ports.</param>
internal sealed record PeerDescription(
    string Name, string Version, SimTime LookAhead, long Next, bool IsBackground, IReadOnlyList<PeerPort> Ports)
{
    /// <summary>Reads the body of a frame Model.</summary>
    /// <exception cref="ProtocolException">It is malformed.</exception>
    public static PeerDescription Read(string peer, ref BodyReader body)
    {
        var (name, version) = (body.Text(), body.Text());
        var (lookAhead, next, flags, count) = (body.Take<long>(), body.Take<long>(), body.Take<uint>(), body.Take<uint>());
        if (lookAhead < 0 || next < 0)
            throw new ProtocolException($"{peer} declares a look-ahead of {lookAhead} fs and its first event at {next} fs: neither may be negative");
        if (count > RemoteWire.MaximumPorts)
            throw new ProtocolException($"{peer} declares {count} ports, more than {RemoteWire.MaximumPorts}");
        List<PeerPort> ports = [];
        for (var i = 0; i < count; i++)
            ports.Add(PeerPort.Read(peer, ref body));
        body.End();
        if (ports.GroupBy(port => port.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ProtocolException($"{peer} declares the port '{twice.Key}' twice");
        return new PeerDescription(name, version, SimTime.FromFemtoseconds(lookAhead), next, (flags & 1) != 0, ports);
    }
}
