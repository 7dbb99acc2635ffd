using Samples.Scratchpads;
using Tlm;
using Tlm.Kernel;
using Xunit;

namespace Samples.Tests;

public sealed class ScratchpadRules
{
    [Fact]
    public void Words_in_one_bank_wait_for_each_other_and_those_in_others_do_not()
    {
        List<SimTime> ends = Run(new ScratchpadOptions { Banks = 4 }, (0, 8), (8, 8), (32, 8), (0, 32));
        Assert.Equal([1L, 1, 2, 3], ends.Select(end => end.Femtoseconds / 1_000_000));
    }

    [Fact]
    public void An_access_over_the_end_is_an_address_error()
    {
        var error = Assert.ThrowsAny<SimulationException>(() => Run(new ScratchpadOptions(), (64 * 1024 - 4, 8)));
        Assert.Contains("run over the end of 'pad' (64 KiB)", error.Message);
    }

    // All at once, each from an initiator of its own leg.
    private static List<SimTime> Run(ScratchpadOptions options, params (int Address, int Length)[] accesses)
    {
        var builder = new SimulationBuilder();
        Scratchpad pad = builder.Add("pad", context => new Scratchpad(context, options));
        Driver driver = builder.Add("driver", context => new Driver(context, accesses));
        builder.Connect(driver.Socket, pad.Port);
        builder.Elaborate().Run();
        return driver.Ends;
    }

    private sealed class Driver : Component
    {
        public Driver(ComponentContext context, (int Address, int Length)[] accesses)
            : base(context)
        {
            Socket = new InitiatorSocket(this, "mem");
            Ends = [.. accesses.Select(_ => SimTime.Zero)];
            for (int i = 0; i < accesses.Length; i++)
            {
                int number = i;
                Thread($"access{i}", async () =>
                {
                    Payload payload = new Payload().SetRead((ulong)accesses[number].Address, accesses[number].Length);
                    SimTime delay = await Socket.BTransportAsync(payload, SimTime.Zero);
                    Ends[number] = Now + delay;
                    payload.EnsureOk();
                });
            }
        }

        public InitiatorSocket Socket { get; }

        public List<SimTime> Ends { get; }
    }
}
