using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.EnergyModel;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Reference;

namespace Tlm.Models.Dram.Components;

/// <summary>The channels of a memory that another engine serves; their counts come from the commands that it returns and from its own statistics.</summary>
internal sealed class ServedChannels : IServedMemory, IDisposable
{
    private readonly IServingEngine _engine;
    private readonly ICompletionSink _sink;
    private readonly StateResidency[] _states;
    private readonly DramCounters[] _counters;
    private bool _failed;

    /// <summary>Creates the channels.</summary>
    /// <param name="engine">Serves them; ended with this.</param>
    /// <param name="channels">Their configurations.</param>
    /// <param name="sink">Takes completions.</param>
    public ServedChannels(IServingEngine engine, IReadOnlyList<DramConfiguration> channels, ICompletionSink sink)
    {
        (_engine, _sink) = (engine, sink);
        _states = [.. channels.Select(channel => new StateResidency(channel))];
        _counters = [.. channels.Select(channel => new DramCounters(channel.Commands.Length))];
    }

    /// <summary>The cycle in which the engine stands.</summary>
    public long Cycle => _engine.Cycle;

    /// <summary>What the channels had counted when they were settled last.</summary>
    public ReadOnlySpan<DramCounters> Counters => _counters;

    /// <summary>Queues the rows of a run behind all others of its channel.</summary>
    public void Offer(int channel, in TransactionRun run)
    {
        for (long row = 0; row < run.Rows; row++)
            _engine.Offer(run.Tag, channel, run.Cycle, run.Address + (row * run.Outer), run.Stride, run.Count / run.Rows, run.IsWrite);
    }

    /// <summary>Runs to a cycle in which no access completes earlier, as far as is known, or to the first completion of a run.</summary>
    public void RunTo(long cycle)
    {
        if (cycle > Cycle)
            Run(cycle, withOffers: false);
    }

    /// <summary>Runs up to and including a cycle, what is due in it included.</summary>
    public void AdvanceTo(long cycle)
    {
        if (cycle < Cycle)
            return;
        while (!Run(cycle, withOffers: true))
        {
        }
    }

    /// <summary>Brings the counts up to the cycle in which the engine stands.</summary>
    public void Settle()
    {
        for (int channel = 0; !_failed && channel < _counters.Length; channel++)
        {
            _engine.Count(channel, _counters[channel]);
            _states[channel].Commands.CopyTo(_counters[channel].Commands);
            _counters[channel].ActiveCycles = _states[channel].ActiveCycles(Cycle);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();

    void IServedMemory.Completed(int channel, int access, long count, long first, long last) =>
        _sink.Completed(channel, access, count, first, last);

    void IServedMemory.Issued(int channel, in DramCommandRecord command) => _states[channel].OnCommand(command);

    /// <summary>An engine that has failed is not asked again: what ends the run is its first failure.</summary>
    private bool Run(long cycle, bool withOffers)
    {
        if (_failed)
            return true;
        _failed = true;
        bool reached = _engine.Run(cycle, withOffers, this);
        _failed = false;
        return reached;
    }
}
