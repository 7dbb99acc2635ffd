namespace Tlm.Models.Storage;

/// <summary>The steps of one transaction, all alike: first over the data bus, then (for a read) over the response link.</summary>
/// <param name="Steps">Number of steps.</param>
/// <param name="Window">Steps under way together.</param>
/// <param name="Bus">Time of a step on the bus.</param>
/// <param name="Link">Time of a step on the response link; zero where it takes none.</param>
/// <param name="TurnRound">From the response of a step at the initiator to the earliest data of the step that it makes room for.</param>
internal readonly record struct StepTrain(long Steps, long Window, SimTime Bus, SimTime Link, SimTime TurnRound)
{
    /// <summary>Time in which the bus moves data.</summary>
    public SimTime BusTime => Bus * Steps;

    /// <summary>Time in which the link moves data.</summary>
    public SimTime LinkTime => Link * Steps;

    /// <summary>From the start of the first step to the end of the last on the bus.</summary>
    public SimTime BusEnd => EndOnBus(Steps - 1);

    /// <summary>From the start of the first step to the end of the last on the link.</summary>
    public SimTime LinkEnd => EndOnLink(Steps - 1);

    /// <summary>Groups of a window repeat at the pace of the slower of bus and link, or of a step's whole round trip.</summary>
    private SimTime Period => SimTime.Max(SimTime.Max(Bus, Link) * Window, TurnRound + Bus + Link);

    /// <summary>Behind the step before it or, where the link is slower, a turn-round after the step that made room.</summary>
    private SimTime EndOnBus(long step)
    {
        if (Link <= Bus)
            return Bus + Offset(step, Bus);
        return step < Window ? Bus * (step + 1) : EndOnLink(step - Window) + TurnRound + Bus;
    }

    private SimTime EndOnLink(long step)
    {
        return Bus + Link + Offset(step, SimTime.Max(Bus, Link));
    }

    private SimTime Offset(long step, SimTime pace)
    {
        return (Period * (step / Window)) + (pace * (step % Window));
    }
}
