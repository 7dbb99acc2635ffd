using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Tlm.Analyzers.Tests;

/// <summary>What the analyzers find in a component, and what they leave alone.</summary>
public sealed class AnalyzerRules
{
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    [Theory]
    [InlineData("TLM001", "System.Threading.Tasks.Task.Delay(5);")]
    [InlineData("TLM001", "System.Threading.Thread.Sleep(5);")]
    [InlineData("TLM001", "using var timer = new System.Threading.PeriodicTimer(System.TimeSpan.FromSeconds(1));")]
    [InlineData("TLM002", "_ = System.DateTime.Now;")]
    [InlineData("TLM002", "_ = System.DateTimeOffset.UtcNow;")]
    [InlineData("TLM002", "_ = System.Diagnostics.Stopwatch.GetTimestamp();")]
    [InlineData("TLM002", "_ = System.Environment.TickCount64;")]
    [InlineData("TLM003", "_ = new System.Random().Next();")]
    [InlineData("TLM003", "_ = System.Random.Shared.Next();")]
    [InlineData("TLM003", "_ = System.Guid.NewGuid();")]
    [InlineData("TLM003", "_ = System.HashCode.Combine(1, 2);")]
    [InlineData("TLM005", "System.Threading.Tasks.Task.CompletedTask.Wait();")]
    [InlineData("TLM005", "_ = System.Threading.Tasks.Task.FromResult(1).Result;")]
    [InlineData("TLM005", "System.Threading.Tasks.Task.CompletedTask.GetAwaiter().GetResult();")]
    [InlineData("TLM005", "System.Threading.Tasks.Task.Run(() => { });")]
    [InlineData("TLM005", "new System.Threading.ManualResetEvent(false).WaitOne();")]
    [InlineData("TLM006", "foreach (var entry in _table) Use(entry.Key);")]
    [InlineData("TLM006", "foreach (var key in _table.Keys) Use(key);")]
    [InlineData("TLM006", "foreach (var item in _set) Use(item);")]
    [InlineData("TLM006", "Use(_set.First());")]
    [InlineData("TLM006", "Use(_set.MaxBy(item => item % 3));")]
    [InlineData("TLM006", "_ = new System.Collections.Generic.List<int>(_set);")]
    [InlineData("TLM006", "_ = string.Join(',', _table.Keys);")]
    [InlineData("TLM003", "_ = \"name\".GetHashCode();")]
    [InlineData("TLM005", "System.Threading.Tasks.Task.Factory.StartNew(() => { });")]
    [InlineData("TLM005", "System.Threading.SpinWait.SpinUntil(() => true);")]
    public void What_breaks_a_simulation_is_found(string rule, string statement) => Assert.Equal([rule], Find(Component(statement)));

    [Theory]
    [InlineData("private static int s_count;")]
    [InlineData("public static int Count { get; set; }")]
    [InlineData("private static readonly System.Collections.Generic.List<int> Seen = [];")]
    public void Static_state_is_found(string member) => Assert.Equal(["TLM004"], Find(Component("", member)));

    [Theory]
    [InlineData("Use(_table.Count); if (_set.Contains(3)) Use(_table[3]);")]
    [InlineData("foreach (var key in _table.Keys.OrderBy(key => key)) Use(key);")]
    [InlineData("foreach (var item in _list) Use(item);")]
    [InlineData("_ = new System.Collections.Generic.HashSet<int>(_set);")]
    [InlineData("foreach (var pair in _sorted) Use(pair.Key);")]
    [InlineData("_ = new System.Random(7).Next();")]
    [InlineData("_ = Now + SimTime.FromNanoseconds(3);")]
    public void What_is_harmless_is_left_alone(string statement) =>
        Assert.Empty(Find(Component(statement, "private const int Two = 2; private static readonly string Name2 = \"x\";")));

    [Fact]
    public void The_scratchpad_sample_is_clean()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Tlm.sln")))
            folder = folder.Parent!;
        var files = Directory.EnumerateFiles(Path.Combine(folder.FullName, "samples", "scratchpad"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains(".Tests", StringComparison.Ordinal)).ToArray();
        Assert.Equal(3, files.Length);
        Assert.Empty(Find([.. files.Select(File.ReadAllText)]));
    }

    private static string Component(string statement, string member = "") => $$"""
        using System.Linq;
        using Tlm;
        using System.Collections.Generic;
        public sealed class Model(ComponentContext context) : Component(context)
        {
            private readonly Dictionary<int, int> _table = [];
            private readonly SortedDictionary<int, int> _sorted = [];
            private readonly HashSet<int> _set = [];
            private readonly List<int> _list = [];
            {{member}}
            public void Work()
            {
                {{statement}}
            }
            private static void Use(int value) { }
        }
        """;

    private static string[] Find(params string[] sources)
    {
        const string Implicit = "global using System; global using System.Collections.Generic; global using System.Linq;";
        var compilation = CSharpCompilation.Create(
            "model", sources.Append(Implicit).Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))),
            References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var errors = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToArray();
        Assert.True(errors.Length == 0, string.Join('\n', errors.Select(error => error.ToString())));
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new ForbiddenApiAnalyzer(), new StaticStateAnalyzer(), new UnorderedIterationAnalyzer()];
        return [.. compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync().Result.Select(diagnostic => diagnostic.Id).Distinct()];
    }
}
