namespace Tlm.Models.Storage;

/// <summary>The steps of one transaction: first over the data bus, then (for a read) over the response link. All of one size, but the last may be shorter.</summary>
/// <param name="Steps">Number of steps.</param>
/// <param name="Window">Steps under way together.</param>
/// <param name="Bus">Time of a step on the bus.</param>
/// <param name="LastBus">Time of the last step on the bus.</param>
/// <param name="Link">Time of a step on the response link; zero where it takes none.</param>
/// <param name="LastLink">Time of the last step on the response link.</param>
/// <param name="TurnRound">From the response of a step at the initiator to the earliest data of the step that it makes room for.</param>
internal readonly record struct StepTrain(long Steps, long Window, SimTime Bus, SimTime LastBus, SimTime Link, SimTime LastLink, SimTime TurnRound)
{
    /// <summary>Time in which the bus moves data.</summary>
    public SimTime BusTime => (Bus * (Steps - 1)) + LastBus;

    /// <summary>Time in which the link moves data.</summary>
    public SimTime LinkTime => (Link * (Steps - 1)) + LastLink;

    /// <summary>From the start of the first step to the end of the last on the bus, and on the link.</summary>
    public (SimTime Bus, SimTime Link) Ends()
    {
        if (Steps == 1)
            return (LastBus, LastBus + LastLink);
        SimTime bus = BusEnd(Steps - 2);
        if (Steps > Window)
            bus = SimTime.Max(bus, LinkEnd(Steps - 1 - Window) + TurnRound);
        bus += LastBus;
        return (bus, SimTime.Max(bus, LinkEnd(Steps - 2)) + LastLink);
    }

    /// <summary>Groups of a window repeat at the pace of the slower of bus and link, or of a step's whole round trip.</summary>
    private SimTime Period => SimTime.Max(SimTime.Max(Bus, Link) * Window, TurnRound + Bus + Link);

    /// <summary>End of a full step on the bus: behind the step before it, or a turn-round after the step that made room.</summary>
    private SimTime BusEnd(long step)
    {
        if (Link <= Bus)
            return Bus + Offset(step, Bus);
        return step < Window ? Bus * (step + 1) : LinkEnd(step - Window) + TurnRound + Bus;
    }

    /// <summary>End of a full step on the link.</summary>
    private SimTime LinkEnd(long step)
    {
        return Bus + Link + Offset(step, SimTime.Max(Bus, Link));
    }

    private SimTime Offset(long step, SimTime pace)
    {
        return (Period * (step / Window)) + (pace * (step % Window));
    }
}
