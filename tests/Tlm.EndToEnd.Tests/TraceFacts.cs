namespace Tlm.EndToEnd.Tests;

/// <summary>A fact that needs protoc, a reader of protobuf that is not ours; skipped with the reason where it is missing.</summary>
public sealed class ProtocFactAttribute : FactAttribute
{
    public ProtocFactAttribute()
    {
        if (!File.Exists("/usr/bin/protoc"))
            Skip = "needs protoc: install Debian's protobuf-compiler (.ci/run does)";
    }
}

/// <summary>A fact that needs vcd2fst; skipped with the reason where it is missing.</summary>
public sealed class WaveformFactAttribute : FactAttribute
{
    public WaveformFactAttribute()
    {
        if (!File.Exists("/usr/bin/vcd2fst"))
            Skip = "needs vcd2fst: install Debian's gtkwave (.ci/run does)";
    }
}
