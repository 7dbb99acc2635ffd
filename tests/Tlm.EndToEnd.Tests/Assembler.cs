using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Tlm.EndToEnd.Tests;

/// <summary>Compiles small plug-ins.</summary>
internal static class Assembler
{
    private static readonly string[] Platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    /// <summary>Compiles sources into a DLL.</summary>
    /// <param name="path">Path of the DLL; its name without extension is that of the assembly.</param>
    /// <param name="source">The source.</param>
    /// <param name="references">Assemblies to use beside the platform's.</param>
    /// <param name="contract">The contract to compile against; null: the present one.</param>
    public static string Compile(string path, string source, string[]? references = null, string? contract = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var platform = Platform.Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file) == "netstandard.dll");
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path), [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))],
            [.. platform.Append(contract ?? typeof(Component).Assembly.Location).Concat(references ?? []).Select(file => MetadataReference.CreateFromFile(file))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var result = compilation.Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }
}
