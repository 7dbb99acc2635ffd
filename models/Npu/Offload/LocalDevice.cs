using Tlm.Models.Npu.Execution;
using Tlm.Models.Npu.Systolic;

namespace Tlm.Models.Npu.Offload;

/// <summary>The unit itself in the eyes of a policy: a product takes its weights' transfer at the bandwidth counted on, or the array's time if that is longer.</summary>
internal sealed class LocalDevice(WorkContext context, ClockDomain clock) : IProductDevice
{
    public ulong Place(string name, in ResidentProduct product)
    {
        throw new InvalidOperationException("local weights are placed by the tensor map");
    }

    public SimTime Estimate(in ResidentProduct product)
    {
        long cycles = product.Instances * context.Array.Cycles(new GemmShape(product.Tokens, context.PerCore(product.Outputs), product.Inputs), context.Rate(product.WeightBits), 0, 0);
        long transfer = context.Options.Placement.LocalBandwidth.TransferFemtoseconds(product.WeightBytes);
        return SimTime.Max(clock.ToTime(cycles), SimTime.FromFemtoseconds(transfer));
    }
}
