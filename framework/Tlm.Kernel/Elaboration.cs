using Tlm.Kernel.Partitions;

namespace Tlm.Kernel;

// Putting together: components, bindings, partitions, the order of channels.
public sealed partial class Simulation
{
    private readonly List<Component> _components = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<ITimedChannel> _channels = [];
    private readonly List<PartitionScheduler> _partitions = [];
    private bool _elaborated;

    /// <inheritdoc/>
    public override IReadOnlyList<Component> Components => _components;

    /// <inheritdoc/>
    public override void Connect(Port from, Port to, LinkTiming timing)
    {
        if (_elaborated)
            throw new ElaborationException($"{from.FullName} cannot be connected to {to.FullName}: elaboration is over");
        from.Bind(to, timing, this);
    }

    internal void Elaborate()
    {
        if (_elaborated)
            throw new InvalidOperationException("elaborated already");
        for (int i = 0; i < _components.Count; i++)
            _components[i].BeforeEndOfElaboration();
        List<string> problems = [.. UnboundPorts(), .. IllegalCrossings()];
        if (problems.Count > 0)
            throw new ElaborationException(problems);
        if (_partitions.Count == 0)
            SchedulerOf(SimulationBuilder.DefaultPartition); // time passes in a simulation of nothing, too
        OrderChannels();
        OrderPartitions();
        _elaborated = true;
        foreach (Component component in _components)
        {
            foreach (Port port in component.Ports)
                port.Complete();
        }
        foreach (Component component in _components)
            component.EndOfElaboration();
    }

    internal override Scheduler SchedulerOf(string partition)
    {
        PartitionScheduler? scheduler = _partitions.Find(p => p.Partition == partition);
        if (scheduler is null)
            _partitions.Add(scheduler = new PartitionScheduler(partition));
        return scheduler;
    }

    internal override void Add(Component component)
    {
        if (_elaborated)
            throw new ElaborationException($"component {component.FullName} cannot be added: elaboration is over");
        if (!_names.Add(component.FullName))
            throw new ElaborationException($"two components are named '{component.FullName}'");
        _components.Add(component);
    }

    internal override void Add(ITimedChannel channel) => _channels.Add(channel);

    private IEnumerable<string> UnboundPorts() =>
        from component in _components
        from port in component.Ports
        where !port.IsBound && !port.IsOptional
        select $"{port.Kind} {port.FullName} ({port.ItemType.Name}) is not bound";

    private IEnumerable<string> IllegalCrossings()
    {
        foreach (ITimedChannel channel in _channels)
        {
            if (channel.WriterScheduler == channel.ReaderScheduler)
                continue;
            string link = $"link {channel.Name} leads from partition '{channel.WriterScheduler.Partition}' into '{channel.ReaderScheduler.Partition}'";
            if (channel.Timing.Latency.IsZero)
                yield return $"{link} with zero latency: only a link with latency may cross, or put both components into one partition";
            else if (channel.Timing.Capacity != int.MaxValue && channel.Timing.EffectiveReturnLatency.IsZero)
                yield return $"{link} with zero return latency: a bounded link that crosses needs one";
        }
    }

    /// <summary>The order of deliveries follows from the names of the ports alone.</summary>
    private void OrderChannels()
    {
        _channels.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        for (int i = 0; i < _channels.Count; i++)
        {
            _channels[i].ReceivingNode.Order = 2 * i;
            _channels[i].SendingNode.Order = (2 * i) + 1;
        }
    }

    private void OrderPartitions()
    {
        _partitions.Sort((a, b) => string.CompareOrdinal(a.Partition, b.Partition));
        foreach (PartitionScheduler partition in _partitions)
            partition.HasNeighbours = _partitions.Count > 1;
        _control = new SimulationControl(_partitions);
        _graph = PartitionGraph.Build([.. _partitions], _channels);
    }
}
