using Tlm.Models.Pim.Device;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.AttAcc;

/// <summary>
/// A product with a weight matrix in units at the banks, as each rank sees it: the sum is cut over the banks of a rank, the rows go round the ranks of all channels and stacks. While a
/// DRAM row is open it serves every token; vectors move in between the MACs; sixteen results a bank leave together. A mapping of this project: the authors state only that units share
/// feed-forward products with the GPU.
/// </summary>
/// <param name="Rows">Rows of the matrix in each rank.</param>
/// <param name="Columns">Column accesses of a row in each bank.</param>
/// <param name="Tokens">Vectors that share the weights.</param>
internal readonly record struct AttAccProduct(long Rows, long Columns, long Tokens)
{
    private const int ResultsTogether = 16;

    /// <summary>Why the units can't compute a product; null if they can.</summary>
    public static string? Problem(AttAccOptions options, in ResidentProduct product)
    {
        if (options.Level != AttAccLevel.Bank)
            return "products need units at the banks (level: bank)";
        if (product.WeightBits != product.InputBits || product.WeightBits is not (8 or 16))
            return $"the units multiply 8 or 16 bits by as many, not {product.WeightBits} by {product.InputBits}";
        return product.OverheadBytes > 0 ? "the units know no group scales and codebooks" : null;
    }

    /// <summary>The largest share of a product among the ranks of so many stacks.</summary>
    public static AttAccProduct Of(PimVariant variant, int stacks, in ResidentProduct product)
    {
        var counts = variant.Organization.Counts;
        long ranks = (long)stacks * variant.StackChannels * counts[1] * counts[2];
        long values = variant.Organization.TransactionBytes * 8 / product.WeightBits;
        long rows = Ceiling(checked(product.Outputs * product.Instances), ranks);
        return new AttAccProduct(rows, Ceiling(product.Inputs, counts[3] * counts[4] * values), product.Tokens);
    }

    /// <summary>The requests of a stack.</summary>
    public IReadOnlyList<PimRequest> Build(PimVariant variant)
    {
        var layout = new ChannelLayout(variant.Organization);
        var map = new ChannelAddressMap(layout, variant.Organization.TransactionBytes);
        var list = new RequestList(variant, map);
        AttAccCommands commands = AttAccCommands.Of(variant, "MACAB");
        long macs = checked(Rows * Columns);
        var vectors = new Interleaved(checked(Columns * layout.Counts[3] * layout.Counts[4] * Tokens), checked(macs * Tokens));
        for (long first = 0; first < macs; first += layout.Columns)
        {
            long end = Math.Min(macs, first + layout.Columns);
            for (long token = 0; token < Tokens; token++)
            {
                for (long mac = first; mac < end; mac++)
                {
                    Vectors(list, commands, vectors.Next());
                    list.Add(commands.Mac, mac * map.Column, 0, variant.StackChannels);
                }
            }
            Results(list, commands, Finished(end) - Finished(first));
        }
        return list.Requests;
    }

    /// <summary>Groups of results that are complete after so many MACs.</summary>
    private long Finished(long macs) => Ceiling(macs / Columns, ResultsTogether) * Tokens;

    private static void Vectors(RequestList list, AttAccCommands commands, long count)
    {
        for (long i = 0; i < count; i++)
            list.Add(commands.WriteVector, 0, 0, list.Variant.StackChannels);
    }

    private static void Results(RequestList list, AttAccCommands commands, long groups)
    {
        var counts = list.Variant.Organization.Counts;
        for (long group = 0; group < groups; group++)
        {
            for (int rank = 0; rank < counts[2]; rank++)
            {
                for (int bankGroup = 0; bankGroup < counts[3]; bankGroup++)
                {
                    for (int bank = 0; bank < counts[4]; bank++)
                        list.Add(commands.MoveToSoftmax, (rank * list.Map.Rank) + (bankGroup * list.Map.BankGroup) + (bank * list.Map.Bank), 0, list.Variant.StackChannels);
                }
            }
        }
    }

    private static long Ceiling(long work, long places) => (work + places - 1) / places;

    /// <summary>Spreads some steps evenly among others.</summary>
    private sealed class Interleaved(long steps, long others)
    {
        private long _at;
        private long _done;

        public long Next()
        {
            long due = (long)((Int128)steps * ++_at / others);
            (long now, _done) = (due - _done, due);
            return now;
        }
    }
}
