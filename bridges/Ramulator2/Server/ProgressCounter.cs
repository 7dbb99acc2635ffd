namespace Tlm.Bridges.Ramulator2.Server;

/// <summary>Cycles that engines have simulated: counted by the thread that serves, read by the one that beats.</summary>
internal sealed class ProgressCounter
{
    private ulong _cycles;

    /// <summary>The count.</summary>
    internal ulong Cycles => Volatile.Read(ref _cycles);

    /// <summary>One more cycle.</summary>
    internal void Count() => Volatile.Write(ref _cycles, _cycles + 1);
}
