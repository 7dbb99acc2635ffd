using System.Runtime.CompilerServices;

namespace Tlm.Models.Storage;

/// <summary>Times of steps in order, equal distances apart, in femtoseconds: the k-th is <c>First + k x Spacing</c>.</summary>
/// <param name="First">Time of the first.</param>
/// <param name="Spacing">Distance; of no meaning for a single step.</param>
/// <param name="Count">Steps.</param>
internal readonly record struct StepRun(long First, long Spacing, long Count)
{
    /// <summary>Time of the last.</summary>
    public long Last => checked(First + ((Count - 1) * Spacing));

    /// <summary>Time of one of them.</summary>
    public long At(long step) => step == 0 ? First : checked(First + (step * Spacing));

    /// <summary>True if it is another run, so much later.</summary>
    public bool IsLater(in StepRun other, long later) =>
        First - other.First == later && Count == other.Count && (Count == 1 || Spacing == other.Spacing);

    /// <summary>The first of them, at most so many.</summary>
    public StepRun Take(long count) => this with { Count = Math.Min(count, Count) };

    /// <summary>All but the first ones.</summary>
    public StepRun Skip(long count) => new(checked(First + (count * Spacing)), Spacing, Count - count);

    /// <summary>Each so much later.</summary>
    public StepRun After(long delay) => this with { First = checked(First + delay) };

    /// <summary>Those not later than a time.</summary>
    public StepRun Until(long time) => First > time ? Take(0) : Spacing == 0 ? this : Take(((time - First) / Spacing) + 1);

    /// <summary>True if another run, which comes behind it, goes on at the same distances.</summary>
    public bool IsCarriedOnBy(in StepRun run) =>
        run.First - First == Count * Spacing && (run.Count == 1 || run.Spacing == Spacing);

    /// <summary>Step by step the later of two times, for as many steps as one of the two stays the later.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static StepRun Later(in StepRun left, in StepRun right)
    {
        bool leftLeads = left.First != right.First ? left.First > right.First : left.Spacing >= right.Spacing;
        (StepRun lead, StepRun other) = leftLeads ? (left, right) : (right, left);
        long count = Math.Min(lead.Count, other.Count);
        if (other.Spacing > lead.Spacing)
            count = Math.Min(count, ((lead.First - other.First) / (other.Spacing - lead.Spacing)) + 1);
        return lead.Take(count);
    }

    /// <summary>
    /// When a server that takes one after the other is done with each, for as many as either all queue or none does. Behind a first step that
    /// finds it busy, or steps not further apart than its service, each ends a service time after the one before; else each ends a service
    /// time after it came.
    /// </summary>
    /// <param name="free">When the server is free.</param>
    /// <param name="service">Its time for a step.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public StepRun Through(long free, long service)
    {
        if (Count <= 1 || Spacing <= service)
            return new StepRun(checked(Math.Max(First, free) + service), service, Count);
        if (First >= free)
            return After(service);
        return new StepRun(checked(free + service), service, Math.Min(Count, ((free - First) / (Spacing - service)) + 1));
    }
}
