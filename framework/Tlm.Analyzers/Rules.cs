using Microsoft.CodeAnalysis;

namespace Tlm.Analyzers;

/// <summary>The rules, with what to do instead.</summary>
public static class Rules
{
    /// <summary>A wait in wall-clock time.</summary>
    public static readonly DiagnosticDescriptor WallClockWait = Make(
        "TLM001", "Wait in simulated time", "'{0}' waits in wall-clock time: use 'await Delay(...)' or 'await WaitUntil(...)' of the component");

    /// <summary>Wall-clock time is read.</summary>
    public static readonly DiagnosticDescriptor WallClock = Make(
        "TLM002", "Read simulated time", "'{0}' reads wall-clock time, so that results would depend on the machine: use 'Now' of the component");

    /// <summary>A random number that no seed determines.</summary>
    public static readonly DiagnosticDescriptor UnseededRandom = Make(
        "TLM003", "Draw from a seeded generator", "'{0}' gives other values in every run: take a 'SimRandom' in the constructor");

    /// <summary>State that several simulations share.</summary>
    public static readonly DiagnosticDescriptor StaticState = Make(
        "TLM004", "Keep state in the component", "'{0}' is static and can change: runs, instances and partitions would share it; make it a field of the component");

    /// <summary>A thread waits.</summary>
    public static readonly DiagnosticDescriptor BlockingWait = Make(
        "TLM005", "Do not block or start threads", "'{0}' blocks or starts a thread: await an event or channel of the simulation, or use 'OutsideCall'");

    /// <summary>The order of iteration is left open by the collection.</summary>
    public static readonly DiagnosticDescriptor UnorderedIteration = Make(
        "TLM006", "Iterate in a defined order", "the order of '{0}' is not defined: use a list or a sorted collection, or sort first");

    private static DiagnosticDescriptor Make(string id, string title, string message) =>
        new(id, title, message, "Simulation", DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
