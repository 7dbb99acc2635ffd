using Tlm.Samples.SystemC;

if (args.Length != 1 || !Examples.All.TryGetValue(args[0], out Func<IReadOnlyList<string>>? run))
{
    Console.Error.WriteLine($"usage: dotnet run --project samples/systemc -- NAME; names are {string.Join(", ", Examples.All.Keys)}");
    return 2;
}
foreach (string line in run())
    Console.WriteLine(line);
return 0;
