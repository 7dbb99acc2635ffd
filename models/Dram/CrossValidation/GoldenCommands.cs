using System.Collections.Immutable;
using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Dram.CrossValidation;

/// <summary>Reads <c>CASE.commands.csv(.gz)</c>, or <c>CASE.commands.csv.chN(.gz)</c> for each channel.</summary>
internal static class GoldenCommands
{
    public static ImmutableArray<GoldenCommand> Read(string path, DramSystemConfiguration system)
    {
        string file = path + ".commands.csv";
        if (File.Exists(file) || File.Exists(file + ".gz") || system.Channels.Length == 1)
            return ReadFile(file, system);
        return [.. Enumerable.Range(0, system.Channels.Length).SelectMany(channel => ReadFile($"{file}.ch{channel}", system))];
    }

    private static ImmutableArray<GoldenCommand> ReadFile(string file, DramSystemConfiguration system)
    {
        using var table = GoldenTable.Open(file);
        var configuration = system.Channels[0];
        int levels = configuration.Organization.Levels.Length;
        if (table.Header.Length < levels + 3)
            throw table.Error($"expected the columns clock, command, {string.Join(", ", configuration.Organization.Levels)}, type, source");
        var commands = ImmutableArray.CreateBuilder<GoldenCommand>();
        while (table.Next())
        {
            table.RequireFields();
            commands.Add(new GoldenCommand(
                table.Integer(0),
                Command(table, configuration),
                [.. Enumerable.Range(2, levels).Select(column => (int)table.Integer(column))],
                (int)table.Integer(2 + levels)));
        }

        return commands.DrainToImmutable();
    }

    private static int Command(GoldenTable table, DramConfiguration configuration)
    {
        int command = configuration.FindCommand(table.Text(1));
        return command >= 0
            ? command
            : throw table.Error($"{configuration.Standard} has no command '{table.Text(1)}'; "
                + Suggestion.For(table.Text(1), configuration.Commands.Select(c => c.Name)));
    }
}
