using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Tlm.Analyzers;

/// <summary>TLM004: static fields that can change, those behind properties included.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StaticStateAnalyzer : DiagnosticAnalyzer
{
    // readonly fields of these types still hold state
    private static readonly ImmutableHashSet<string> Containers =
    [
        "System.Collections.Generic.List", "System.Collections.Generic.Dictionary", "System.Collections.Generic.HashSet", "System.Collections.Generic.Queue",
        "System.Collections.Generic.Stack", "System.Collections.Generic.SortedDictionary", "System.Collections.Generic.SortedSet", "System.Collections.Generic.LinkedList",
        "System.Collections.Generic.PriorityQueue", "System.Collections.Concurrent.ConcurrentDictionary", "System.Collections.Concurrent.ConcurrentQueue",
        "System.Text.StringBuilder", "System.Random",
    ];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.StaticState];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(context => Check(context, (IFieldSymbol)context.Symbol), SymbolKind.Field);
        context.RegisterSymbolAction(CheckProperty, SymbolKind.Property);
    }

    // a field behind a property is not visited by itself
    private static void CheckProperty(SymbolAnalysisContext context)
    {
        foreach (var field in context.Symbol.ContainingType.GetMembers().OfType<IFieldSymbol>())
            if (SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, context.Symbol))
                Check(context, field);
    }

    private static void Check(SymbolAnalysisContext context, IFieldSymbol field)
    {
        if (!field.IsStatic || field.IsConst || (field.IsReadOnly && !IsContainer(field.Type)))
            return;
        var named = field.AssociatedSymbol ?? field;
        context.ReportDiagnostic(Diagnostic.Create(Rules.StaticState, named.Locations[0], named.Name));
    }

    private static bool IsContainer(ITypeSymbol type) => type is INamedTypeSymbol named && Containers.Contains(ForbiddenApi.NameOf(named));
}
