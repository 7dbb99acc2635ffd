using FsCheck;
using FsCheck.Fluent;
using Tlm.Observability.Collection;

namespace Tlm.Observability.Tests;

public class LedgerRules
{
    [Fact]
    public void Energy_is_conserved_in_every_view()
    {
        var entry = from component in Gen.Elements("npu", "mem", "link")
                    from cause in Gen.Elements("read", "mac", "static")
                    from energy in Gen.Choose(0, int.MaxValue)
                    select new EnergyEntry(component, cause, "", (Int128)energy << 40);
        Prop.ForAll(entry.ListOf().ToArbitrary(), entries =>
        {
            var ledger = new EnergyLedger([.. entries]);
            return ledger.Total == Sum(ledger.ByComponent) && ledger.Total == Sum(ledger.ByCause);
        }).QuickCheckThrowOnFailure();
    }

    private static Int128 Sum(IEnumerable<(string Name, Int128 Femtojoules)> parts) => parts.Aggregate(Int128.Zero, (sum, part) => sum + part.Femtojoules);
}
