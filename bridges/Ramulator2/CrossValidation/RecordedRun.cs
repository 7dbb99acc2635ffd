using System.Collections.Immutable;
using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.Protocol;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Configuration.ExpandedYaml;
using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Bridges.Ramulator2.CrossValidation;

/// <summary>Runs a request stream through a worker and records it in the golden format, for the embedded engine to be held against.</summary>
public static class RecordedRun
{
    /// <summary>The configuration that a worker's Ramulator loads.</summary>
    /// <exception cref="DramConfigurationException">Ramulator has no such standard.</exception>
    public static string ConfigurationText(DramSystemConfiguration system)
    {
        using var text = new StringWriter();
        ExpandedYamlWriter.Write(system, text);
        return text.ToString();
    }

    /// <summary>Runs the requests to the last completion.</summary>
    /// <param name="options">How the worker is started and treated.</param>
    /// <param name="name">Name of the case.</param>
    /// <param name="system">The memory.</param>
    /// <param name="requests">Requests by offer cycle; their recorded cycles are not looked at.</param>
    /// <returns>The case as the worker's engine ran it.</returns>
    /// <exception cref="BridgeException">The worker fails.</exception>
    public static GoldenCase Record(WorkerOptions options, string name, DramSystemConfiguration system, ImmutableArray<GoldenRequest> requests)
    {
        using var worker = new MemoryWorker(options, ConfigurationText(system));
        var run = new Run(worker.Engines[0], requests, system.Channels[0].Organization.Levels.Length);
        run.ToTheEnd();
        return new GoldenCase(name, system, run.Requests(), run.Commands());
    }

    private sealed class Run(WorkerEngine engine, ImmutableArray<GoldenRequest> requests, int levels)
    {
        private readonly WindowReport _report = new();
        private readonly long[] _accepts = new long[requests.Length];
        private readonly long[] _completes = new long[requests.Length];
        private readonly ImmutableArray<GoldenCommand>.Builder _commands = ImmutableArray.CreateBuilder<GoldenCommand>();
        private int _offered;

        public void ToTheEnd()
        {
            WindowReason reason;
            do
            {
                OfferWhatFits();
                var rest = _offered < requests.Length;
                // with requests left to offer the window must not run past the next one
                var until = rest ? requests[_offered].OfferCycle : long.MaxValue;
                reason = engine.Run(until, _report, WindowOptions.ReturnCommands | (rest ? WindowOptions.None : WindowOptions.UntilIdle)).Reason;
                Note();
            }
            while (_offered < requests.Length || reason != WindowReason.Idle);
        }

        public ImmutableArray<GoldenRequest> Requests() =>
            [.. requests.Select((request, index) => request with { Accept = _accepts[index], Complete = _completes[index] })];

        public ImmutableArray<GoldenCommand> Commands() => _commands.DrainToImmutable();

        private void OfferWhatFits()
        {
            for (; _offered < requests.Length && engine.Room > 0; _offered++)
            {
                var request = requests[_offered];
                var record = RequestRecords.Single((ulong)_offered, request.OfferCycle, (ulong)request.Address, request.IsWrite);
                if (request.Ids.IsEmpty)
                    engine.Offer(record);
                else
                    engine.Offer(record with { Channel = (ushort)request.Ids[0] }, Ids(request.Ids));
            }
        }

        private void Note()
        {
            foreach (var record in _report.Events)
                (record.IsCompletion ? _completes : _accepts)[record.Id] = record.Cycle;
            foreach (ref readonly var command in _report.Commands)
                _commands.Add(new GoldenCommand(command.Clock, command.Command, [.. ((ReadOnlySpan<int>)command.Ids)[..levels]], command.Type));
        }

        private static LevelIds Ids(ImmutableArray<int> given)
        {
            var ids = default(LevelIds);
            given.AsSpan().CopyTo(ids);
            return ids;
        }
    }
}
