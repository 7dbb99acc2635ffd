using Tlm.Bench.Kernel;
using Tlm.Bench.Kernel.Cases;

if (args is ["measure", var name, ..])
{
    BenchCase bench = Catalogue.All.Single(c => c.Name == name);
    if (args.Length > 2)
        bench = bench with { Count = long.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) };
    Console.WriteLine(Measurement.Of(bench));
    return 0;
}
return 2;
