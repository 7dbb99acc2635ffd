using System.CommandLine;
using System.CommandLine.Parsing;

namespace Tlm.Cli;

/// <summary>Parses the command line, runs the subcommand, and turns errors into messages and exit codes.</summary>
public static class CommandLine
{
    /// <summary>Runs the command.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public static int Run(string[] args)
    {
        // a value may begin with @, as a key does: it names no file of arguments
        var parsed = Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (UnknownOption(parsed) is { } option)
            return Refuse(parsed, [$"unknown option '{option}'{Hint(option, parsed.CommandResult.Command)}"]);
        if (parsed.Errors.Count > 0)
            return Refuse(parsed, MessagesOf(parsed));
        var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        try
        {
            return parsed.Invoke(invocation);
        }
        catch (InputException error)
        {
            Errors.Print(error);
            return ExitCodes.BadInput;
        }
        catch (SimulationException error)
        {
            Errors.Print(error.Message);
            return ExitCodes.Of(error);
        }
        catch (Exception error)
        {
            Errors.Print($"this is a fault of tlm itself: {error}");
            return ExitCodes.Internal;
        }
    }

    private static RootCommand Create()
    {
        var root = new RootCommand("Simulates LLM accelerators at the level of transactions.");
        foreach (var module in CommandModules.All)
            root.Subcommands.Add(module.Create());
        return root;
    }

    // an option that the parser does not know would be taken for an argument
    private static string? UnknownOption(ParseResult parsed)
    {
        return parsed.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal))?.Value;
    }

    private static IEnumerable<string> MessagesOf(ParseResult parsed)
    {
        var unmatched = parsed.UnmatchedTokens;
        return unmatched.Count > 0
            ? unmatched.Take(1).Select(word => $"unknown {(parsed.CommandResult.Command is RootCommand ? "command" : "argument")} '{word}'{Hint(word, parsed.CommandResult.Command)}")
            : parsed.Errors.Select(error => error.Message);
    }

    private static int Refuse(ParseResult parsed, IEnumerable<string> messages)
    {
        foreach (var message in messages)
            Errors.Print(message);
        Console.Error.WriteLine($"see: tlm {string.Join(' ', Names(parsed.CommandResult).Append("--help"))}");
        return ExitCodes.BadInput;
    }

    private static string Hint(string word, Command command)
    {
        var names = command.Options.Select(option => option.Name).Concat(command.Subcommands.Select(sub => sub.Name)).Order(StringComparer.Ordinal);
        return NearestName.Find(word, names) is { } nearest ? $"; did you mean '{nearest}'?" : "";
    }

    private static IEnumerable<string> Names(CommandResult result)
    {
        return result.Parent is CommandResult parent ? Names(parent).Append(result.Command.Name) : [];
    }
}
