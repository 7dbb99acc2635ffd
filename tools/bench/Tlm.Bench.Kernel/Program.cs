using Tlm.Bench.Kernel;
using Tlm.Bench.Kernel.Cases;

switch (args)
{
    case ["measure", var name]:
        Console.WriteLine(Measurement.Of(Catalogue.Find(name)));
        return 0;
    case ["measure", var name, var count]:
        Console.WriteLine(Measurement.Of(Catalogue.Find(name) with { Count = long.Parse(count, System.Globalization.CultureInfo.InvariantCulture) }));
        return 0;
    case ["compare", var twin, .. var names]:
        return Comparison.Run(twin, names);
    default:
        Console.Error.WriteLine("usage: measure CASE [COUNT] | compare TWIN [CASE...]");
        return 2;
}
