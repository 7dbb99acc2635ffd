namespace Tlm.Cli;

/// <summary>Prints errors to standard error.</summary>
internal static class Errors
{
    public static void Print(InputException error)
    {
        foreach (var problem in error.Problems)
            Print(problem.ToString());
    }

    public static void Print(string message) => Console.Error.WriteLine($"error: {message}");
}
