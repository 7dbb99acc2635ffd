namespace Tlm.Models.Storage;

/// <summary>A transaction that a memory serves step by step, and what is known of it so far; a single transfer is one step. Times in femtoseconds.</summary>
internal sealed class StepTicket
{
    private StepTimes _times;

    /// <summary>The transaction.</summary>
    public Payload Payload { get; private set; } = null!;

    /// <summary>Its steps.</summary>
    public StreamShape Shape { get; private set; }

    /// <summary>Times of its steps on the way.</summary>
    public ref readonly StepTimes Times => ref _times;

    /// <summary>True when every step is inside the memory; else each step is looked at by itself.</summary>
    public bool IsInside { get; private set; }

    /// <summary>When the memory accepts the first step.</summary>
    public long Accepted { get; private set; }

    /// <summary>When the last data is there.</summary>
    public long DataEnd { get; private set; }

    /// <summary>When the response of the last step has left for the initiator.</summary>
    public long Departure { get; private set; }

    /// <summary>Makes it that of a new transaction.</summary>
    public StepTicket Begin(Payload payload, in StepTimes times, bool isInside)
    {
        (Payload, _times, IsInside) = (payload, times, isInside);
        Shape = StreamShape.Of(payload);
        Accepted = -1;
        return this;
    }

    /// <summary>Steps pass.</summary>
    public void Pass(in StepPassage passage)
    {
        if (Accepted < 0)
            Accepted = passage.Accepted.First;
        (DataEnd, Departure) = (passage.Data.Last, passage.Departed.Last);
    }

    /// <summary>True if a step lies inside a range.</summary>
    public bool IsStepIn(AddressRange range, long step)
    {
        Int128 first = Payload.Address + (Int128)Shape.OffsetOf(step);
        return first >= range.Base && first + Shape.BytesPerStep <= (Int128)range.Base + range.Size;
    }
}
