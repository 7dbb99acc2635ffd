namespace Tlm;

/// <summary>A component that publishes named results of its own when a run ends (also when it ends early): tokens per second, time to first token.</summary>
public interface IResultSource
{
    /// <summary>Writes the results. Numbers must come from integers or IEEE + - x / sqrt in a fixed order: they are part of the fingerprint.</summary>
    void PublishResults(ResultSheet sheet);
}
