using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Reference;

namespace Tlm.Models.Dram.Components;

/// <summary>Shows every command to the reference of its channel, behind the observer that was there.</summary>
internal sealed class ReferenceTap(IDramCommandObserver? first, IReferenceChannel reference) : IDramCommandObserver
{
    public void OnCommand(in DramCommandRecord record)
    {
        first?.OnCommand(record);
        reference.Issued(record);
    }
}
