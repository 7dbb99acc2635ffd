using Tlm.Samples.Tlm2;

if (args.Length != 1 || !Examples.Names.Append(MixedEndian.Name).Contains(args[0]))
{
    Console.Error.WriteLine($"usage: dotnet run --project samples/tlm2 -- NAME; names are {string.Join(", ", Examples.Names)}, {MixedEndian.Name}");
    return 2;
}
if (args[0] == MixedEndian.Name)
{
    foreach (string line in MixedEndian.Run(MixedEndian.Script))
        Console.WriteLine(line);
    return 0;
}
foreach (LogEntry entry in Examples.Run(args[0]).Entries)
    Console.WriteLine(entry);
return 0;
