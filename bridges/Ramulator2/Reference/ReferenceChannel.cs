using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.Protocol;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Reference;
using Tlm.Models.Dram.Timing;

namespace Tlm.Bridges.Ramulator2.Reference;

/// <summary>
/// A channel in a worker that executes what the embedded engine executed, some thousands of commands behind, in another process at the same
/// time. Every command, and the completion of every access, must be the same.
/// </summary>
internal sealed class ReferenceChannel : IReferenceChannel
{
    /// <summary>Commands after which a window is sent.</summary>
    private const int WindowCommands = 16384;

    private readonly string _name;
    private readonly WorkerEngine _engine;
    private readonly DramConfiguration _configuration;
    private readonly BankHierarchy _hierarchy;
    private readonly ExpectedRecords _expected = new();
    private readonly WindowReport _report = new();
    private readonly List<RequestRecord> _pending = [];
    private readonly Dictionary<ulong, long> _accessOf = [];
    private ulong _nextId;
    private long _cycle;
    private long _until = -1;
    private int _uncompared;

    internal ReferenceChannel(string name, WorkerEngine engine, DramConfiguration configuration)
    {
        _name = name;
        _engine = engine;
        _configuration = configuration;
        _hierarchy = new BankHierarchy(configuration.Organization);
    }

    public void Offered(long access, long cycle, long address, long stride, long count, bool isWrite)
    {
        _expected.Offered(access, count);
        _accessOf.Add(_nextId, access);
        var single = RequestRecords.Single(_nextId++, cycle, (ulong)address, isWrite, RequestOptions.Behind);
        _pending.Add(single.Unpaced(channel: 0) with { Stride = stride, Count = checked((uint)count) });
        if (_pending.Count == Wire.MaximumRequests)
            Catch();
    }

    public void Completed(long access, long cycle) => _expected.Completed(access, cycle);

    public void Issued(in DramCommandRecord command)
    {
        _expected.Issued(command);
        _uncompared++;
    }

    public void Advanced(long cycle)
    {
        _cycle = cycle;
        if (_uncompared >= WindowCommands)
            Catch();
    }

    /// <summary>Compares everything up to the cycle that the channel was last advanced to.</summary>
    internal void Finish()
    {
        Catch();
        Compare();
    }

    // lets the worker catch up, which it does while the simulation goes on
    private void Catch()
    {
        Compare();
        foreach (var request in _pending)
            _engine.Offer(request);
        _pending.Clear();
        _until = _cycle;
        _uncompared = 0;
        _engine.Begin(_cycle, _report);
    }

    // waits for the window under way, if there is one
    private void Compare()
    {
        while (_until >= 0)
        {
            var end = _engine.Finish();
            Compare(end);
            if (end.Cycle < _until)
                _engine.Begin(_until, _report);
            else
                _until = -1;
        }
    }

    private void Compare(in WindowEnd end)
    {
        try
        {
            foreach (ref readonly var command in _report.Commands)
                Compare(command);
            if (_expected.Missing(end.Cycle) is { } missing)
                throw new EnginesDifferException($"no command there, here {Show(missing)}");
            foreach (var record in _report.Events)
            {
                if (record.IsCompletion && _accessOf.Remove(record.Id, out var access))
                    _expected.ReferenceCompleted(access, record.Cycle);
            }
        }
        catch (EnginesDifferException difference)
        {
            throw new EnginesDifferException($"{_name}: Ramulator and the embedded engine differ: {difference.Message}; no number of this run can be given as Ramulator's");
        }
    }

    private void Compare(in CommandRecord command)
    {
        if (_expected.NextCommand() is not { } here)
            throw new EnginesDifferException($"{Show(command.Command, command.Ids, command.Clock)} there, no command here");
        var ids = CommandIds.Of(here, _hierarchy, channel: 0);
        if ((here.Cycle, here.Command, here.Kind) != (command.Clock, command.Command, command.Type)
            || !((ReadOnlySpan<int>)command.Ids).SequenceEqual(ids))
            throw new EnginesDifferException($"{Show(command.Command, command.Ids, command.Clock)} there, here {Show(here)}");
    }

    private string Show(in DramCommandRecord command)
    {
        var ids = CommandIds.Of(command, _hierarchy, channel: 0);
        return Show(command.Command, ids, command.Cycle);
    }

    private string Show(int command, ReadOnlySpan<int> ids, long cycle) =>
        $"{_configuration.Commands[command].Name} ({string.Join(",", ids[..(_hierarchy.BankLevel + 3)].ToArray())}) in cycle {cycle}";
}
