using Tlm.Samples.Tlm2;

string[] names = [.. Examples.Names, MixedEndian.Name, MandatoryExtension.Name];
if (args.Length != 1 || !names.Contains(args[0]))
{
    Console.Error.WriteLine($"usage: dotnet run --project samples/tlm2 -- NAME; names are {string.Join(", ", names)}");
    return 2;
}
if (args[0] is MixedEndian.Name or MandatoryExtension.Name)
{
    foreach (string line in args[0] == MixedEndian.Name ? MixedEndian.Run(MixedEndian.Script) : MandatoryExtension.Run())
        Console.WriteLine(line);
    return 0;
}
foreach (LogEntry entry in Examples.Run(args[0]).Entries)
    Console.WriteLine(entry);
return 0;
