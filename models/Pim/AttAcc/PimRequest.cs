using Tlm.Models.Pim.Device;

namespace Tlm.Models.Pim.AttAcc;

/// <summary>The same request for a run of channels of a stack, in ascending channel order.</summary>
/// <param name="Command">Command index in the variant; the barrier is the variant's <c>BARRIER</c>.</param>
/// <param name="Address">Place inside the channel.</param>
/// <param name="FirstChannel">First channel.</param>
/// <param name="EndChannel">Channel after the last one.</param>
public readonly record struct PimRequest(int Command, BankAddress Address, int FirstChannel, int EndChannel)
{
    /// <summary>Number of channels.</summary>
    public int Channels => EndChannel - FirstChannel;
}
