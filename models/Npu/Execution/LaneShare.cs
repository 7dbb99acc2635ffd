using Tlm.Models.Llm;
using Tlm.Models.Npu.Collectives;
using Tlm.Models.Npu.Offload;

namespace Tlm.Models.Npu.Execution;

/// <summary>What the lanes of a unit share.</summary>
internal sealed class LaneShare(Component owner, Func<SimTime, DelayAwaitable> waitUntil)
{
    public required ClockDomain Clock { get; init; }

    public required InitiatorSocket Memory { get; init; }

    public required PayloadPool Payloads { get; init; }

    public required NpuMeters Meters { get; init; }

    public required InferenceLog Log { get; init; }

    public required OperatorLedger Ledger { get; init; }

    public required DeviceLinks Devices { get; init; }

    public required PeerLinks Group { get; init; }

    public required ActivityLog Activities { get; init; }

    /// <summary>Held by the lane that computes; null where there is only one.</summary>
    public SimMutex? Array { get; init; }

    /// <summary>The array, where it is a unit of its own; null: it is modelled here.</summary>
    public ExternalArray? External { get; init; }

    public Component Owner => owner;

    public SimTime Now => owner.Now;

    public DelayAwaitable WaitUntil(SimTime time) => waitUntil(time);
}
