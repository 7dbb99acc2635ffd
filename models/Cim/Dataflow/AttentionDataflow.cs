using Tlm.Models.Cim.Macros;

namespace Tlm.Models.Cim.Dataflow;

/// <summary>What an engine does for one key/value head.</summary>
internal abstract class AttentionDataflow(CimOptions options)
{
    protected MacroTiming Inner { get; } = new(options.Inner);

    protected MacroTiming Outer { get; } = new(options.Outer);

    /// <summary>The dataflow that the options name.</summary>
    public static AttentionDataflow Of(CimOptions options)
    {
        return options.Dataflow == CimDataflow.KeyValueStationary ? new KeyValueStationary(options) : new QueryOutputStationary(options);
    }

    /// <summary>Work before the first block.</summary>
    public abstract BlockWork Prepare(long queries, long dimension);

    /// <summary>Work on a block of so many cached tokens.</summary>
    public abstract BlockWork Block(long queries, long dimension, long tokens);
}
