using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.AttAcc;

/// <summary>Command indices that the generators use.</summary>
/// <param name="Mac">Multiply-accumulate of the level.</param>
/// <param name="WriteVector">Query vector into the units (WRGB).</param>
/// <param name="MoveToSoftmax">Results to the softmax buffer (MVSB).</param>
/// <param name="MoveToUnits">Softmax output to the units (MVGB).</param>
/// <param name="Softmax">Softmax (SFM).</param>
/// <param name="Barrier">Barrier.</param>
internal sealed record AttAccCommands(int Mac, int WriteVector, int MoveToSoftmax, int MoveToUnits, int Softmax, int Barrier)
{
    public static AttAccCommands Of(PimVariant variant, string mac) => new(
        variant.Command(mac).Index, variant.Command("WRGB").Index, variant.Command("MVSB").Index, variant.Command("MVGB").Index,
        variant.Command("SFM").Index, variant.Command("BARRIER").Index);
}
