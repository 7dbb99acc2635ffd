using Microsoft.CodeAnalysis;

namespace Tlm.Analyzers;

/// <summary>Members of the library that have no place in a model.</summary>
internal static class ForbiddenApi
{
    private const string Constructor = ".ctor";

    private static readonly Dictionary<string, (DiagnosticDescriptor Rule, string[] Members)[]> Types = new(StringComparer.Ordinal)
    {
        ["System.Threading.Tasks.Task"] =
        [
            (Rules.WallClockWait, ["Delay"]),
            (Rules.BlockingWait, ["Wait", "WaitAll", "WaitAny", "Result", "Run"]),
        ],
        ["System.Threading.Thread"] = [(Rules.WallClockWait, ["Sleep", "SpinWait"]), (Rules.BlockingWait, ["Join", Constructor])],
        ["System.Threading.Timer"] = [(Rules.WallClockWait, [Constructor])],
        ["System.Threading.PeriodicTimer"] = [(Rules.WallClockWait, [Constructor])],
        ["System.DateTime"] = [(Rules.WallClock, ["Now", "UtcNow", "Today"])],
        ["System.DateTimeOffset"] = [(Rules.WallClock, ["Now", "UtcNow"])],
        ["System.Environment"] = [(Rules.WallClock, ["TickCount", "TickCount64"])],
        ["System.TimeProvider"] = [(Rules.WallClock, ["System"])],
        ["System.Diagnostics.Stopwatch"] = [(Rules.WallClock, [Constructor, "StartNew", "GetTimestamp"])],
        ["System.Random"] = [(Rules.UnseededRandom, ["Shared", Constructor])],
        ["System.Guid"] = [(Rules.UnseededRandom, ["NewGuid", "CreateVersion7"])],
        ["System.String"] = [(Rules.UnseededRandom, ["GetHashCode"])], // seeded anew in every process
        ["System.HashCode"] = [(Rules.UnseededRandom, ["Combine", "ToHashCode"])],
        ["System.Security.Cryptography.RandomNumberGenerator"] = [(Rules.UnseededRandom, ["Create", "Fill", "GetBytes", "GetInt32", "GetItems"])],
        ["System.Threading.Tasks.TaskFactory"] = [(Rules.BlockingWait, ["StartNew"])],
        ["System.Threading.SpinWait"] = [(Rules.BlockingWait, ["SpinUntil", "SpinOnce"])],
        ["System.Threading.Barrier"] = [(Rules.BlockingWait, ["SignalAndWait"])],
        ["System.Threading.CountdownEvent"] = [(Rules.BlockingWait, ["Wait"])],
        ["System.Collections.Concurrent.BlockingCollection"] = [(Rules.BlockingWait, ["Add", "Take", "GetConsumingEnumerable"])],
        ["System.Threading.WaitHandle"] = [(Rules.BlockingWait, ["WaitOne", "WaitAll", "WaitAny"])],
        ["System.Threading.SemaphoreSlim"] = [(Rules.BlockingWait, ["Wait"])],
        ["System.Threading.ManualResetEventSlim"] = [(Rules.BlockingWait, ["Wait"])],
        ["System.Threading.Monitor"] = [(Rules.BlockingWait, ["Wait"])],
        ["System.Threading.ThreadPool"] = [(Rules.BlockingWait, ["QueueUserWorkItem", "UnsafeQueueUserWorkItem"])],
        ["System.Threading.Tasks.Parallel"] = [(Rules.BlockingWait, ["For", "ForEach", "Invoke", "ForEachAsync", "ForAsync"])],
        ["System.Runtime.CompilerServices.TaskAwaiter"] = [(Rules.BlockingWait, ["GetResult"])],
    };

    /// <summary>The rule that a member breaks, or null.</summary>
    public static DiagnosticDescriptor? RuleOf(ISymbol member)
    {
        if (member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: > 0, ContainingType.Name: "Random" })
            return null; // seeded
        for (var type = member.ContainingType; type is not null; type = type.BaseType)
            if (Types.TryGetValue(NameOf(type), out var entries))
                return entries.FirstOrDefault(entry => entry.Members.Contains(member.Name)).Rule;
        return null;
    }

    /// <summary>Full name without type arguments.</summary>
    public static string NameOf(INamedTypeSymbol type) => $"{type.ContainingNamespace.ToDisplayString()}.{type.Name}";
}
