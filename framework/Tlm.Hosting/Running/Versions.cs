using System.Reflection;
using System.Runtime.InteropServices;

namespace Tlm.Hosting.Running;

/// <summary>The versions that a result names.</summary>
public static class Versions
{
    /// <summary>Version of this program.</summary>
    public static string Program { get; } = typeof(Versions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Program, contract for models, runtime and operating system.</summary>
    public static IReadOnlyList<(string Name, string Version)> All { get; } =
    [
        ("tlm", Program),
        ("abstractions", typeof(Component).Assembly.GetName().Version!.ToString(3)),
        ("runtime", RuntimeInformation.FrameworkDescription),
        ("system", RuntimeInformation.RuntimeIdentifier),
    ];
}
