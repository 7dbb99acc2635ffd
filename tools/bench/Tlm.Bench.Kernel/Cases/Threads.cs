namespace Tlm.Bench.Kernel.Cases;

/// <summary>One thread process with a period.</summary>
internal sealed class PeriodicThread : Component
{
    public PeriodicThread(ComponentContext context, SimTime period, WorkCounter work)
        : base(context)
    {
        async SimTask Run()
        {
            while (true)
            {
                await Delay(period);
                work.Resumptions++;
            }
        }
        Thread("run", Run);
    }
}

/// <summary>One thread process that waits 1 ps to 2 us at random.</summary>
internal sealed class RandomThread : Component
{
    public RandomThread(ComponentContext context, ulong seed, WorkCounter work)
        : base(context)
    {
        var random = new Lcg(seed);
        async SimTask Run()
        {
            while (true)
            {
                await Delay(SimTime.FromPicoseconds(1 + random.Next(2_000_000)));
                work.Resumptions++;
            }
        }
        Thread("run", Run);
    }
}

/// <summary>The generator that the C++ twin uses too.</summary>
internal struct Lcg(ulong seed)
{
    private ulong _state = (seed * 2862933555777941757) + 3037000493;

    public long Next(ulong bound)
    {
        _state = (_state * 6364136223846793005) + 1442695040888963407;
        return (long)((_state >> 33) % bound);
    }
}
