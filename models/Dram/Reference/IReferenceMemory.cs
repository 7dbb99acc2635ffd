using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Reference;

/// <summary>Opens another engine that executes the same requests as the embedded one, and holds every answer against it.</summary>
public interface IReferenceEngines
{
    /// <summary>Opens the reference of a memory.</summary>
    /// <param name="memory">Full name of the component.</param>
    /// <param name="system">Its configuration.</param>
    /// <param name="wanted">What the component asks for: <c>embedded</c>, <c>ramulator</c>, or <c>ramulator?</c> (if it is there).</param>
    /// <returns>The reference, or null where none is wanted.</returns>
    /// <exception cref="DramConfigurationException">The reference does not know the standard.</exception>
    /// <exception cref="ExternalProcessException">The reference is wanted and can't be had.</exception>
    IReferenceMemory? Open(string memory, DramSystemConfiguration system, string wanted);

    /// <summary>Opens an engine that serves a memory in place of the embedded one.</summary>
    /// <param name="memory">Full name of the component.</param>
    /// <param name="system">Its configuration.</param>
    /// <param name="wanted">What the component asks for.</param>
    /// <returns>The engine, or null where <c>ramulator-alone</c> is not wanted.</returns>
    /// <exception cref="DramConfigurationException">The engine does not know the standard.</exception>
    /// <exception cref="ExternalProcessException">The engine can't be had.</exception>
    IServingEngine? OpenServing(string memory, DramSystemConfiguration system, string wanted);
}

/// <summary>The reference of one memory.</summary>
public interface IReferenceMemory : IDisposable
{
    /// <summary>The reference of a channel.</summary>
    IReferenceChannel this[int channel] { get; }

    /// <summary>Compares what is left, up to the cycle that each channel was last advanced to.</summary>
    /// <exception cref="ExternalProcessException">The engines differ, or the reference failed.</exception>
    void Finish();
}

/// <summary>
/// The reference of one channel. It may lag behind the embedded engine and compare later: a difference ends the run, so that a run which
/// ends well has the reference's numbers.
/// </summary>
public interface IReferenceChannel
{
    /// <summary>A run of transactions is queued behind all others.</summary>
    /// <param name="access">The access that it belongs to; ascending.</param>
    /// <param name="cycle">Cycle from which on it is offered.</param>
    /// <param name="address">First address inside the channel.</param>
    /// <param name="stride">Bytes from one transaction to the next.</param>
    /// <param name="count">Transactions.</param>
    /// <param name="isWrite">Write or read.</param>
    void Offered(long access, long cycle, long address, long stride, long count, bool isWrite);

    /// <summary>The embedded engine knows when a transaction of an access completes.</summary>
    void Completed(long access, long cycle);

    /// <summary>The embedded engine issued a command.</summary>
    void Issued(in DramCommandRecord command);

    /// <summary>The embedded engine has simulated a cycle; nothing is offered before it any more.</summary>
    /// <exception cref="ExternalProcessException">The engines differ, or the reference failed.</exception>
    void Advanced(long cycle);
}
