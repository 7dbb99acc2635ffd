namespace Tlm.Models.Dram.Streams;

/// <summary>Completions in sum; steps and cycles counted from the start of a segment.</summary>
/// <param name="Count">How many.</param>
/// <param name="FirstStep">The first of their transactions.</param>
/// <param name="LastStep">The last of their transactions.</param>
/// <param name="FirstCycle">The earliest cycle.</param>
/// <param name="LastCycle">The latest cycle.</param>
internal readonly record struct CompletionRange(int Count, int FirstStep, int LastStep, int FirstCycle, int LastCycle)
{
    /// <summary>The sum of some completions.</summary>
    public static CompletionRange Of(ReadOnlySpan<SegmentCompletion> completions)
    {
        CompletionRange range = default;
        foreach (SegmentCompletion completion in completions)
            range = range.With(new CompletionRange(1, completion.Step, completion.Step, completion.Cycle, completion.Cycle), 0, 0);
        return range;
    }

    /// <summary>The sum with further completions, whose start lies so many steps and cycles behind.</summary>
    public CompletionRange With(in CompletionRange other, int steps, int cycles)
    {
        if (other.Count == 0)
            return this;
        var moved = new CompletionRange(
            other.Count, other.FirstStep + steps, other.LastStep + steps, other.FirstCycle + cycles, other.LastCycle + cycles);
        if (Count == 0)
            return moved;
        return new CompletionRange(
            Count + moved.Count,
            Math.Min(FirstStep, moved.FirstStep),
            Math.Max(LastStep, moved.LastStep),
            Math.Min(FirstCycle, moved.FirstCycle),
            Math.Max(LastCycle, moved.LastCycle));
    }
}
