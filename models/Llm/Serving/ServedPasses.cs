namespace Tlm.Models.Llm;

/// <summary>Passes that a server composes when the one before has ended.</summary>
internal sealed class ServedPasses(ServingSchedule schedule) : IPassFeed
{
    public ServingSchedule Schedule => schedule;

    public bool FollowsTime => true;

    public Step? Next(SimTime now, out SimTime wake)
    {
        return schedule.Next(now, out wake);
    }

    public void Ended(SimTime now)
    {
        schedule.Ended(now);
    }
}
