using Tlm.Models.Storage.Nand;

namespace Tlm.Models.Storage.Tests.Nand;

public class RowAlignmentTests
{
    private static readonly NandOptions Aligned = new() { Compute = new NandComputeOptions { RowAlignment = 256 } };

    [Fact]
    public void A_matrix_of_whole_units_is_not_changed()
    {
        ResidentProduct gemv = new(4 * 1024, 4096, 1);
        Assert.Equal(Time(new NandOptions(), gemv), Time(Aligned, gemv));
    }

    [Fact]
    public void Any_other_takes_as_long_as_the_filled_up_one()
    {
        Assert.Equal(Time(Aligned, new ResidentProduct(5 * 1024, 4096, 1)), Time(Aligned, new ResidentProduct((4 * 1024) + 1, 4096, 1)));
    }

    private static SimTime Time(NandOptions options, ResidentProduct gemv) => NandRig.Run(options, [gemv]).Products.Ends[0];
}
