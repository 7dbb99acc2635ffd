namespace Tlm.Cli.Running;

/// <summary>What adds to <c>tlm run</c>, in order.</summary>
internal static class RunExtensions
{
    public static readonly IRunExtension[] All = [new MemoryEngineExtension(), new RecordExtension(), new TraceExtension()];
}
