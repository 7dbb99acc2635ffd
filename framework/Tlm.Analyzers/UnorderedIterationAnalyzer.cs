using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Tlm.Analyzers;

/// <summary>TLM006: loops and queries over, and lists made of, collections whose order is not defined.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnorderedIterationAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableHashSet<string> Unordered =
    [
        "System.Collections.Generic.Dictionary", "System.Collections.Generic.HashSet", "System.Collections.Generic.IDictionary",
        "System.Collections.Generic.IReadOnlyDictionary", "System.Collections.Generic.ISet", "System.Collections.Concurrent.ConcurrentDictionary",
        "System.Collections.Concurrent.ConcurrentBag", "System.Collections.Immutable.ImmutableDictionary", "System.Collections.Immutable.ImmutableHashSet",
        "System.Collections.Frozen.FrozenDictionary", "System.Collections.Frozen.FrozenSet", "System.Collections.Generic.KeyCollection",
        "System.Collections.Generic.ValueCollection",
    ];

    // their result does not depend on the order
    private static readonly ImmutableHashSet<string> Harmless =
    [
        "Order", "OrderBy", "OrderByDescending", "OrderDescending", "Count", "LongCount", "Any", "All", "Contains", "Sum", "Min", "Max",
        "ToDictionary", "ToHashSet", "ToImmutableSortedDictionary", "ToImmutableSortedSet", "Single", "SingleOrDefault",
    ];

    // what they make keeps the order in which it was given
    private static readonly ImmutableHashSet<string> KeepOrder =
        ["List", "Queue", "Stack", "LinkedList", "AddRange", "InsertRange", "Join", "Concat"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.UnorderedIteration];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(CheckLoop, OperationKind.Loop);
        context.RegisterOperationAction(CheckQuery, OperationKind.Invocation);
        context.RegisterOperationAction(CheckArgument, OperationKind.Argument);
    }

    private static void CheckArgument(OperationAnalysisContext context)
    {
        var argument = (IArgumentOperation)context.Operation;
        var taker = argument.Parent switch
        {
            IObjectCreationOperation { Type: { } made } => made.Name,
            IInvocationOperation { TargetMethod: { } method } when method.ContainingType.Name != "Enumerable" => method.Name,
            _ => null,
        };
        if (taker is not null && KeepOrder.Contains(taker) && argument.Parameter?.Type.Name == "IEnumerable")
            Report(context, argument.Value);
    }

    private static void CheckLoop(OperationAnalysisContext context)
    {
        if (context.Operation is IForEachLoopOperation loop)
            Report(context, loop.Collection);
    }

    private static void CheckQuery(OperationAnalysisContext context)
    {
        var method = ((IInvocationOperation)context.Operation).TargetMethod;
        if (method.ContainingType.ToDisplayString() == "System.Linq.Enumerable" && !Harmless.Contains(method.Name))
            Report(context, ((IInvocationOperation)context.Operation).Arguments.FirstOrDefault()?.Value);
    }

    private static void Report(OperationAnalysisContext context, IOperation? collection)
    {
        while (collection is IConversionOperation { IsImplicit: true } conversion)
            collection = conversion.Operand;
        if (collection?.Type is INamedTypeSymbol type && Unordered.Contains(ForbiddenApi.NameOf(type)))
            context.ReportDiagnostic(Diagnostic.Create(Rules.UnorderedIteration, collection.Syntax.GetLocation(), collection.Syntax.ToString()));
    }
}
