using System.Diagnostics;
using Tlm.Bridges.Remote;
using Tlm.Bridges.Remote.Peers;
using Tlm.Kernel;
using Tlm.Models.Traffic;

namespace Tlm.Bench.Remote;

/// <summary>Traffic on a peer.</summary>
/// <param name="Program">The peer.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Parameters">Parameters of its model.</param>
/// <param name="Requests">Requests in total.</param>
/// <param name="Outstanding">Requests under way.</param>
/// <param name="Period">Time between requests.</param>
internal sealed record RemoteRun(
    string Program, string[] Arguments, Dictionary<string, string> Parameters, long Requests, int Outstanding, SimTime Period)
{
    /// <summary>Runs it once.</summary>
    /// <returns>Wall time of the simulation without start and end of the peer, and round trips.</returns>
    public (double Seconds, long Windows) Measure()
    {
        var builder = new SimulationBuilder();
        var traffic = builder.Add("cpu", context => new TrafficGenerator(context, Load(), new SimRandom(1, "cpu")));
        var remote = builder.Add("mem", context => new RemoteComponent(
            context, new RemoteOptions { Parameters = Parameters }, new LaunchAccess(Program, Arguments), 1));
        builder.Connect(traffic.Memory, remote.FindPort("port")!, LinkTiming.Immediate);
        var simulation = builder.Elaborate();
        var start = Stopwatch.GetTimestamp();
        simulation.RunUntil(SimTime.FromSeconds(1000));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return (seconds, remote.Windows);
    }

    private TrafficOptions Load() => new()
    {
        Count = Requests,
        Size = DataSize.FromBytes(8),
        Range = DataSize.FromKibibytes(64),
        Outstanding = Outstanding,
        Period = Period,
    };
}
