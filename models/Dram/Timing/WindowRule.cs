namespace Tlm.Models.Dram.Timing;

/// <summary>
/// A constraint that counts from the command issued some commands ago (four-activate window): the last issue cycles are kept per node.
/// </summary>
/// <param name="Preceding">The command that is counted.</param>
/// <param name="Level">Level of the nodes that count.</param>
/// <param name="Class">The class that waits.</param>
/// <param name="Latency">Cycles after the oldest command in the window.</param>
/// <param name="Window">Commands in the window.</param>
/// <param name="History">Where its history starts: per node <paramref name="Window"/> cycles and a position.</param>
/// <param name="OnGates">The whole section (or channel) waits; else only the banks of the node.</param>
internal sealed record WindowRule(int Preceding, int Level, int Class, int Latency, int Window, int History, bool OnGates);
