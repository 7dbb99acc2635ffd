namespace Tlm.Models.Dram.Configuration;

/// <summary>A command of a standard.</summary>
/// <param name="Name">Name, e.g. <c>ACT</c>; its meaning is in <see cref="Standards.CommandSemantics"/>.</param>
/// <param name="Cycles">Cycles it occupies the command bus (information; what binds is in the constraints).</param>
public readonly record struct DramCommand(string Name, int Cycles);
