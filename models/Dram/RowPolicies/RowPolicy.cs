using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.RowPolicies;

/// <summary>Decides when rows close beyond what requests and refreshes need.</summary>
internal abstract class RowPolicy
{
    /// <summary>First cycle from <paramref name="cycle"/> on in which the policy would inject a precharge, if nothing else happens.</summary>
    public virtual int NextInjection(int cycle) => Cycles.Never;

    /// <summary>Injects the precharges that are due in a cycle.</summary>
    public virtual void Inject(int cycle)
    {
    }

    /// <summary>The command that issues in place of a read or write.</summary>
    public virtual int Upgrade(int command, int bank, int cycle) => command;

    /// <summary>A column access that leaves the row open was issued.</summary>
    public virtual void OnAccess(int bank)
    {
    }

    /// <summary>A command that closes a bank was issued.</summary>
    public virtual void OnClose(int bank)
    {
    }

    /// <summary>Writes the policy's state.</summary>
    public virtual void Snapshot(ref SnapshotWriter writer)
    {
    }

    /// <summary>Takes the state that was written down.</summary>
    public virtual void Restore(ref SnapshotReader reader)
    {
    }
}
