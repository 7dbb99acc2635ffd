namespace Tlm.EndToEnd.Tests;

/// <summary>Plug-ins that do not know each other, and plug-ins that are wrong: one clear message each.</summary>
public sealed class PluginRules : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Two_plug_ins_with_different_versions_of_one_library_work_side_by_side()
    {
        foreach (var version in new[] { 1, 2 })
        {
            var library = Assembler.Compile(_folder[$"p{version}/Shared.dll"], $$"""
                [assembly: System.Reflection.AssemblyVersion("{{version}}.0.0.0")]
                public static class Shared { public static long Answer => {{version}}00; }
                """);
            Assembler.Compile(_folder[$"p{version}/Plug{version}.dll"], Model($"plug{version}", "Statistics.Counter(\"answer\", Unit.Count, \"of the library\").Add(Shared.Answer);"), [library]);
        }

        var outcome = Run("plugins: [p1/Plug1.dll, p2/Plug2.dll]\ncomponents: { a: { type: plug1 }, b: { type: plug2 } }");
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Matches("(?s)\"a\":.*\"answer\".*\"value\": 100.*\"b\":.*\"answer\".*\"value\": 200", outcome.Output);
    }

    [Fact]
    public void A_plug_in_that_was_built_against_a_newer_contract_is_refused()
    {
        var contract = Assembler.Compile(_folder["newer/Tlm.Abstractions.dll"], """
            [assembly: System.Reflection.AssemblyVersion("99.1.0.0")]
            namespace Tlm { public class Component { } }
            """);
        Assembler.Compile(_folder["New.dll"], "public class New : Tlm.Component { }", contract: contract);
        Refused("plugins: [New.dll]\ncomponents: { a: { type: new } }", "plug-in '", "New.dll' was built against Tlm.Abstractions 99.1.0, newer than this program's");
    }

    [Fact]
    public void A_type_name_that_two_plug_ins_use_is_refused()
    {
        Assembler.Compile(_folder["One.dll"], Model("same"));
        Assembler.Compile(_folder["Two.dll"], Model("same"));
        Refused("plugins: [One.dll, Two.dll]\ncomponents: { a: { type: same } }", "component type 'same' is declared by Two and by One: rename one");
    }

    [Fact]
    public void A_parameter_out_of_its_range_is_refused()
    {
        Assembler.Compile(_folder["Ranged.dll"], Model("ranged"));
        Refused("plugins: [Ranged.dll]\ncomponents: { a: { type: ranged, level: 12 } }", "level", "10");
    }

    [Fact]
    public void A_plug_in_that_throws_while_it_is_constructed_is_named_with_its_reason()
    {
        Assembler.Compile(_folder["Throws.dll"], Model("throws", "throw new System.InvalidOperationException(\"out of cheese\");"));
        Refused("plugins: [Throws.dll]\ncomponents: { a: { type: throws } }", "s.yaml:4", "component 'a' (type throws) can't be built: out of cheese");
    }

    [Fact]
    public void A_native_library_that_is_missing_is_named()
    {
        Assembler.Compile(_folder["Native.dll"], Model("native", "Missing.Call();", """
            internal static class Missing { [System.Runtime.InteropServices.DllImport("no_such_library")] internal static extern void Call(); }
            """));
        Refused("plugins: [Native.dll]\ncomponents: { a: { type: native } }", "component 'a' (type native) can't be built", "no_such_library");
    }

    [Fact]
    public void What_goes_wrong_in_the_code_of_a_plug_in_is_named_without_what_wraps_it()
    {
        Assembler.Compile(_folder["Static.dll"], Model("static", "_ = Table.Size;", "internal static class Table { public static readonly int Size = int.Parse(\"many\"); }"));
        Refused("plugins: [Static.dll]\ncomponents: { a: { type: static } }", "s.yaml:4", "component 'a' (type static) can't be built: The input string 'many'");
        Assembler.Compile(_folder["Options.dll"], Model("options").Replace("= 1;", "= int.Parse(\"few\");", StringComparison.Ordinal));
        Refused("plugins: [Options.dll]\ncomponents: { a: { type: options } }", "s.yaml:4", "the options of component 'a' (type options) can't be made: The input string 'few'");
    }

    [Fact]
    public void A_library_that_a_plug_in_lacks_is_named()
    {
        var library = Assembler.Compile(_folder["Lost.dll"], "public static class Lost { public static long Answer => 42; }");
        Assembler.Compile(_folder["Needs.dll"], Model("needs", "Statistics.Counter(\"answer\", Unit.Count, \"of the library\").Add(Lost.Answer);"), [library]);
        File.Delete(library);
        Refused("plugins: [Needs.dll]\ncomponents: { a: { type: needs } }", "component 'a' (type needs) can't be built", "'Lost");
    }

    [Fact]
    public void A_plug_in_that_is_named_twice_is_refused()
    {
        Assembler.Compile(_folder["One.dll"], Model("one"));
        Refused("plugins: [One.dll, ./One.dll]\ncomponents: { a: { type: one } }", "One.dll' is named twice");
    }

    private static string Model(string type, string inConstructor = "", string more = "") => $$"""
        using Tlm;
        public sealed record Options { [Parameter("Level", Min = "0", Max = "10")] public int Level { get; init; } = 1; }
        [Component("{{type}}", Description = "A model of a test")]
        public sealed class Model : Component
        {
            public Model(ComponentContext context, Options options) : base(context) { {{inConstructor}} }
        }
        {{more}}
        """;

    private Outcome Run(string scenario) => Tool.Tlm("run", _folder.Write("s.yaml", $"tlm: 1\nname: plugins\n{scenario}\n"), "--json", "--quiet", "--out", _folder["out"]);

    private void Refused(string scenario, params string[] parts)
    {
        var outcome = Run(scenario);
        Assert.True(outcome.ExitCode == 2, outcome.Output + outcome.Error);
        Assert.All(parts, part => Assert.Contains(part, outcome.Error, StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }
}
