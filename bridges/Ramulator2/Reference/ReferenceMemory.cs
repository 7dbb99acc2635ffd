using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.CrossValidation;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Reference;

namespace Tlm.Bridges.Ramulator2.Reference;

/// <summary>The channels of a memory in one worker, an engine each.</summary>
public sealed class ReferenceMemory : IReferenceMemory
{
    private readonly MemoryWorker _worker;
    private readonly ReferenceChannel[] _channels;

    /// <summary>Starts the worker.</summary>
    /// <param name="options">How the worker is started and treated.</param>
    /// <param name="name">Name of the memory, for messages.</param>
    /// <param name="system">Its configuration.</param>
    /// <exception cref="DramConfigurationException">Ramulator has no such standard.</exception>
    /// <exception cref="BridgeException">The worker can't be started or refuses the configuration.</exception>
    public ReferenceMemory(WorkerOptions options, string name, DramSystemConfiguration system)
    {
        // channels are independent, so each is a memory of its own that is asked with addresses inside the channel
        var single = new DramSystemConfiguration(new ChannelMapperSettings(ChannelMapperKind.Interleave), [system.Channels[0]]);
        _worker = new MemoryWorker(options, RecordedRun.ConfigurationText(single), system.Channels.Length);
        _channels = [.. system.Channels.Select((configuration, index) =>
            new ReferenceChannel($"{name}, channel {index}", _worker.Engines[index], configuration))];
    }

    /// <summary>The worker.</summary>
    public MemoryWorker Worker => _worker;

    /// <inheritdoc/>
    public IReferenceChannel this[int channel] => _channels[channel];

    /// <inheritdoc/>
    public void Finish()
    {
        foreach (var channel in _channels)
            channel.Finish();
    }

    /// <inheritdoc/>
    public void Dispose() => _worker.Dispose();
}
