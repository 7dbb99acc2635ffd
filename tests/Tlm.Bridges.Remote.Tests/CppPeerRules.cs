using Tlm.Bridges.Remote.Peers;

namespace Tlm.Bridges.Remote.Tests;

/// <summary>The scratchpad in C++, a real process.</summary>
public sealed class CppPeerRules
{
    private static IPeerAccess Scratchpad => new LaunchAccess(Toolchain.Scratchpad, []);

    private static RemoteOptions FourBanks => new() { Parameters = new Dictionary<string, string> { ["banks"] = "4" } };

    [CppFact]
    public void Words_in_one_bank_wait_for_each_other_and_those_in_others_do_not()
    {
        var driver = Driver.Run(Scratchpad, [new(0, 0), new(0, 8), new(0, 32), new(0, 0, 32)], FourBanks);
        Assert.Equal([(0L, 1L), (1, 1), (2, 2), (3, 3)], driver.Answers.Select(answer => (answer.Id, answer.Nanoseconds)));
    }

    [CppFact]
    public void Bytes_that_were_written_are_read_back_and_debug_transfers_see_them()
    {
        byte[] pattern = [1, 2, 3, 4, 5, 6, 7, 8];
        var debug = new Payload().SetRead(102, 4);
        debug.Data = new byte[4];
        var moved = 0L;
        var driver = Driver.Run(
            Scratchpad, [new(0, 100, Write: pattern), new(50, 100, WithData: true)], atEnd: driver => moved = driver.Socket.TransportDebug(debug));
        Assert.Equal(pattern, driver.Bytes[1]);
        Assert.Equal((4L, "3,4,5,6"), (moved, string.Join(',', debug.Data.ToArray())));
    }

    [CppFact]
    public void An_access_over_the_end_is_an_address_error_with_a_reason_and_raises_the_interrupt()
    {
        var driver = Driver.Run(Scratchpad, [new(5, 65534)]);
        Assert.Equal((0, 6, ResponseStatus.AddressError, "the access runs over the end of the scratchpad"), driver.Answers[0]);
        Assert.Equal([(6L, 1L)], driver.Changes);
    }

    [CppFact]
    public void Direct_memory_is_refused() => Assert.False(Driver.Run(Scratchpad, [new(0, 0)]).DmiGranted);

    [CppFact]
    public void A_full_peer_leaves_requests_in_the_link()
    {
        var options = new RemoteOptions { Parameters = new Dictionary<string, string> { ["outstanding"] = "2" } };
        var driver = Driver.Run(Scratchpad, [.. Enumerable.Range(0, 6).Select(i => new Access(0, (ulong)(8 * i)))], options);
        Assert.Equal([1L, 1, 2, 2, 3, 3], driver.Answers.Select(answer => answer.Nanoseconds));
    }

    [CppFact]
    public void In_lock_step_the_answers_are_the_same()
    {
        Access[] accesses = [.. Enumerable.Range(0, 40).Select(i => new Access(i / 3, (ulong)(i * 24)))];
        var ahead = Driver.Run(Scratchpad, accesses, FourBanks);
        var lockStep = Driver.Run(Scratchpad, accesses, FourBanks with { LookAhead = SimTime.Zero });
        Assert.Equal(ahead.Answers, lockStep.Answers);
    }

    [CppFact]
    public void A_look_ahead_that_the_peer_does_not_promise_is_refused()
    {
        var error = Assert.Throws<BridgeException>(() => Driver.Run(Scratchpad, [], FourBanks with { LookAhead = SimTime.FromNanoseconds(2) }));
        Assert.Contains("look_ahead is 2 ns, but its peer 'scratchpad' promises 1 ns only", error.Message, StringComparison.Ordinal);
    }

    [CppFact]
    public void A_parameter_that_the_model_refuses_is_reported_in_its_words()
    {
        var options = new RemoteOptions { Parameters = new Dictionary<string, string> { ["banks"] = "many" } };
        var error = Assert.Throws<BridgeException>(() => Driver.Run(Scratchpad, [], options));
        Assert.Contains("reports an error: parameter 'banks' is 'many': expected a whole number", error.Message, StringComparison.Ordinal);
    }

    [CppFact]
    public void Ports_that_the_scenario_declares_are_held_against_the_peer()
    {
        var options = new RemoteOptions { Ports = [new() { Name = "port", Kind = RemotePortKind.Target, KnowsStreams = true }] };
        var error = Assert.Throws<BridgeException>(() => Driver.Run(Scratchpad, [], options, new LinkTiming()));
        Assert.Contains("declares Target 'port' (KnowsStreams, 32 bit) as port 0, its peer 'scratchpad' Target 'port' (None, 32 bit)", error.Message, StringComparison.Ordinal);
    }
}
