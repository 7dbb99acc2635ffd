namespace Tlm.Models.Dram.Timing;

/// <summary>A constraint that counts from the command issued some commands ago (four-activate window).</summary>
/// <param name="Preceding">The command that is counted.</param>
/// <param name="Level">Level of the nodes that count.</param>
/// <param name="Class">The class that waits.</param>
/// <param name="Latency">Cycles after the oldest command in the window.</param>
/// <param name="Window">Commands in the window.</param>
/// <param name="OnGates">Whole sections wait; else only the banks of the node.</param>
internal sealed record WindowRule(int Preceding, int Level, int Class, int Latency, int Window, bool OnGates);
