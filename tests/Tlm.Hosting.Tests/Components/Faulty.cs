namespace Tlm.Hosting.Tests.Components;

[Component("faulty", Description = "Fails after a while.")]
public sealed class Faulty : Component
{
    private readonly Counter _steps;

    public Faulty(ComponentContext context)
        : base(context)
    {
        _steps = Statistics.Counter("steps", Unit.Count, "steps done");
        Thread("work", Work);
    }

    private async SimTask Work()
    {
        for (var step = 0; step < 5; step++)
        {
            await Delay(SimTime.FromNanoseconds(7));
            _steps.Increment();
        }
        throw new InvalidOperationException("the device burst");
    }
}
