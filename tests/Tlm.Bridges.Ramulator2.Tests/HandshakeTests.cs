using Tlm.Bridges.Messaging;
using Tlm.Bridges.Ramulator2.Client;
using Tlm.Bridges.Ramulator2.CrossValidation;

namespace Tlm.Bridges.Ramulator2.Tests;

/// <summary>What can go wrong before the first window, each with one clear message.</summary>
public class HandshakeTests
{
    [Fact]
    public void A_worker_with_a_wrong_key_is_told_from_one_that_is_missing()
    {
        using var transport = MessageTransports.Open();
        var other = transport.GenerateKeys().PublicKeyText;
        var options = new WorkerOptions
        {
            Launcher = new InProcessLauncher(Credentials: credentials => credentials with { ServerPublicKey = other }),
            Handshake = TimeSpan.FromSeconds(1),
        };
        Assert.Contains("it holds another key", Refusal(options), StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_of_another_protocol_version_is_named_with_both_versions()
    {
        var options = new WorkerOptions { Launcher = new InProcessLauncher(WithVersion7) };
        var refusal = Refusal(options);
        Assert.Contains("speaks protocol version 7, this program version 1", refusal, StringComparison.Ordinal);
        Assert.Contains("tlm bridge build", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_is_not_there_is_named_with_what_builds_it()
    {
        var refusal = Refusal(new WorkerOptions { Launcher = new ProcessLauncher("/nowhere/tlm-memory-worker") });
        Assert.Contains("/nowhere/tlm-memory-worker cannot be started", refusal, StringComparison.Ordinal);
        Assert.Contains("tlm bridge build", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_ends_at_once_is_quoted()
    {
        var refusal = Refusal(new WorkerOptions { Launcher = new ProcessLauncher("sh", "-c", "echo out of cheese >&2; exit 3") });
        Assert.Contains("ended with exit code 3 before the handshake", refusal, StringComparison.Ordinal);
        Assert.Contains("out of cheese", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_that_is_taken_is_named()
    {
        using var transport = MessageTransports.Open();
        using var first = transport.CreateSocket(SocketRole.Pair, new SocketOptions());
        var taken = first.Bind(Endpoint.AnyLoopbackPort);
        var refusal = Refusal(StubWorker.Options with { Address = taken });
        Assert.Contains($"cannot listen on {taken}", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_that_the_engine_refuses_is_quoted()
    {
        var failure = Assert.Throws<BridgeException>(() => new MemoryWorker(StubWorker.Options, "latency soon\n"));
        Assert.Contains("configuration", failure.Message, StringComparison.Ordinal);
        Assert.Contains("latency must be a number from 1 to 1048576, not 'soon'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_under_the_journal_is_named_with_the_way_out()
    {
        var failure = Assert.Throws<BridgeException>(() => Traffic.Run(StubWorker.Options with { Journal = "/dev/full" }, (_, _) => { }, windows: 2000));
        Assert.True(File.Exists("/dev/full"));
        Assert.Contains("No space left on device", failure.Message, StringComparison.Ordinal);
        Assert.Contains("/dev/full", failure.Message, StringComparison.Ordinal);
        Assert.Contains(WorkerOptions.JournalVariable, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worker_refuses_to_start_without_credentials()
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(StubWorker.Program)
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        Assert.Contains("started by tlm", process.StandardError.ReadToEnd(), StringComparison.Ordinal);
        process.WaitForExit();
        Assert.Equal(1, process.ExitCode);
    }

    private static byte[] WithVersion7(byte[] frame)
    {
        frame[4] = 7;
        return frame;
    }

    private static string Refusal(WorkerOptions options) =>
        Assert.ThrowsAny<BridgeException>(() => new MemoryWorker(options, RecordedRun.ConfigurationText(Memories.Lpddr5))).Message;
}
