using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Server;

/// <summary>What a worker written in C# needs of a memory engine; a cycle is: offers, then one tick.</summary>
public interface IServedEngine
{
    /// <summary>The memory.</summary>
    MemoryDescription Memory { get; }

    /// <summary>Gets completions and commands as they happen.</summary>
    IServedEngineObserver Observer { set; }

    /// <summary>The channel of an address.</summary>
    int ChannelOf(ulong address);

    /// <summary>Offers a transaction in the present cycle.</summary>
    /// <returns>Whether it was taken; a refused one is offered again.</returns>
    bool Offer(in ServedTransaction transaction);

    /// <summary>Advances by one cycle.</summary>
    void Tick();

    /// <summary>What a channel has counted.</summary>
    ChannelCounts CountsOf(int channel);
}

/// <summary>One transaction of a request.</summary>
/// <param name="Step">Handed back when it completes.</param>
/// <param name="Channel">Channel.</param>
/// <param name="Address">Byte address.</param>
/// <param name="IsWrite">Write or read.</param>
/// <param name="Ids">Level ids, where they are given instead of being mapped.</param>
public readonly record struct ServedTransaction(int Step, int Channel, ulong Address, bool IsWrite, LevelIds? Ids);

/// <summary>Sees what an engine does.</summary>
public interface IServedEngineObserver
{
    /// <summary>A transaction completed.</summary>
    void Completed(int step);

    /// <summary>A command was issued.</summary>
    void Issued(in CommandRecord command);
}
