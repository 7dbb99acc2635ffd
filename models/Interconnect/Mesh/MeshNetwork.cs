namespace Tlm.Models.Interconnect;

/// <summary>
/// The links of a mesh in one class of traffic. A packet goes along its row first, then along its column, whole from router to router; it waits
/// where the next link has no credit left. Rows before columns and one network for each class leave no cycle to wait in.
/// </summary>
internal sealed class MeshNetwork
{
    private readonly MeshOptions _options;
    private readonly Pipe?[,] _links;
    private readonly Func<Payload, int> _destination;
    private readonly Func<Payload, long> _bytes;
    private readonly Func<Payload, SimTask> _eject;

    public MeshNetwork(
        ForwardingComponent owner, string name, MeshOptions options, Func<Payload, int> destination, Func<Payload, long> bytes, Func<Payload, SimTask> eject)
    {
        (_options, _destination, _bytes, _eject) = (options, destination, bytes, eject);
        _links = new Pipe?[options.Nodes, options.Nodes];
        var meter = new WireMeter(owner, name, options.Energy);
        for (int node = 0; node < options.Nodes; node++)
        {
            foreach (int next in Neighbours(node))
                _links[node, next] = Link(owner, $"{name}_{node}_{next}", meter, next);
        }
    }

    /// <summary>Takes a packet at a node.</summary>
    public async SimTask PassAsync(Payload payload, int node)
    {
        int destination = _destination(payload);
        if (node == destination)
            await _eject(payload);
        else
            await _links[node, Next(node, destination)]!.EnterAsync(payload, _options.HeaderBytes + _bytes(payload));
    }

    private Pipe Link(ForwardingComponent owner, string name, WireMeter meter, int next)
    {
        var wire = new SerialWire(_options.Bandwidth, _options.HopLatency, 1, 1);
        return new Pipe(owner, name, wire, meter, _options.Credits, payload => PassAsync(payload, next));
    }

    private int Next(int node, int destination)
    {
        int column = node % _options.Columns;
        int wanted = destination % _options.Columns;
        if (column != wanted)
            return node + Math.Sign(wanted - column);
        return node + Math.Sign(destination - node) * _options.Columns;
    }

    private IEnumerable<int> Neighbours(int node)
    {
        int column = node % _options.Columns;
        if (column > 0)
            yield return node - 1;
        if (column < _options.Columns - 1)
            yield return node + 1;
        if (node >= _options.Columns)
            yield return node - _options.Columns;
        if (node + _options.Columns < _options.Nodes)
            yield return node + _options.Columns;
    }
}
