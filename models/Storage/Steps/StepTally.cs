using System.Runtime.CompilerServices;

namespace Tlm.Models.Storage;

/// <summary>Steps of the same kind that were accepted one after another, counted together.</summary>
internal record struct StepTally
{
    /// <summary>A transaction of that kind.</summary>
    public StepTicket Ticket { get; private set; }

    /// <summary>Steps.</summary>
    public long Steps { get; private set; }

    /// <summary>When the first was accepted.</summary>
    public long Accepted { get; private set; }

    /// <summary>When the first has its data.</summary>
    public long FirstData { get; private set; }

    /// <summary>When the last has its data.</summary>
    public long LastData { get; private set; }

    /// <summary>They lie outside the memory.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Bytes of a step.</summary>
    public readonly long StepBytes => Ticket.Shape.BytesPerStep;

    /// <summary>True if steps can be counted with those so far, if any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly bool Takes(in StepPassage passage) =>
        Steps == 0 || (IsRefused == passage.IsRefused && StepBytes == passage.Ticket.Shape.BytesPerStep && Ticket.Payload.Command == passage.Ticket.Payload.Command);

    /// <summary>Adds some of the steps that passed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(in StepPassage passage, long first, long count)
    {
        if (Steps == 0)
            (Ticket, IsRefused, Accepted, FirstData) = (passage.Ticket, passage.IsRefused, passage.AcceptedAt(first), passage.DataAt(first));
        (Steps, LastData) = (Steps + count, passage.DataAt(first + count - 1));
    }
}
