namespace Tlm;

/// <summary>Thrown at the await of a process that is killed or reset, so that its <c>finally</c> blocks run. Do not catch it without rethrowing.</summary>
public sealed class ProcessKilledException() : Exception("the process is killed or reset");
