using Tlm.Bridges.Messaging;

namespace Tlm.Bridges.Remote.Peers;

/// <summary>How to reach a peer.</summary>
internal interface IPeerAccess
{
    /// <summary>Opens the socket to it.</summary>
    /// <param name="transport">Makes sockets.</param>
    /// <param name="process">The peer's process, where we started it.</param>
    /// <exception cref="BridgeException">It can't be started or connected.</exception>
    IMessageSocket Open(IMessageTransport transport, out IWorkerProcess? process);

    /// <summary>What to call the peer before it has a name.</summary>
    string Description { get; }
}

/// <summary>Starts a program.</summary>
/// <param name="Program">Its path.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Output">File for its standard output; null: dropped.</param>
internal sealed record LaunchAccess(string Program, IReadOnlyList<string> Arguments, string? Output = null) : IPeerAccess
{
    public string Description => $"peer {Path.GetFileName(Program)}";

    public IMessageSocket Open(IMessageTransport transport, out IWorkerProcess? process)
    {
        var keys = transport.GenerateKeys();
        var socket = transport.CreateSocket(SocketRole.Pair, new SocketOptions { CurveServer = keys, MaximumFrameBytes = RemoteFrames.Largest, HighWaterMark = RemoteFrames.Waiting });
        try
        {
            var credentials = new PeerCredentials(socket.Bind(Endpoint.AnyLoopbackPort), keys.PublicKeyText, transport.GenerateKeys());
            var start = new System.Diagnostics.ProcessStartInfo(Program, Arguments) { WorkingDirectory = Path.GetDirectoryName(Program) };
            process = LaunchedProcess.Start(start, "peer", credentials.Write, "is it there and executable?", OpenOutput());
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private Stream OpenOutput()
    {
        try
        {
            return Output is null ? Stream.Null : File.Create(Output);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new BridgeException($"the output of {Description} can't be written to {Output}: {problem.Message}", problem);
        }
    }
}

/// <summary>Connects to a peer that serves already.</summary>
/// <param name="Address">Its endpoint.</param>
/// <param name="Key">Its public key, 40 Z85 characters; null: without CURVE.</param>
/// <param name="AllowRemote">Whether it may be on another host.</param>
internal sealed record EndpointAccess(string Address, string? Key, bool AllowRemote) : IPeerAccess
{
    public string Description => $"peer at {Address}";

    public IMessageSocket Open(IMessageTransport transport, out IWorkerProcess? process)
    {
        process = null;
        var options = new SocketOptions { MaximumFrameBytes = RemoteFrames.Largest, HighWaterMark = RemoteFrames.Waiting, AllowRemote = AllowRemote };
        if (Key is not null)
            options = options with { CurveClient = transport.GenerateKeys(), CurveServerPublicKey = Z85.Decode(Key) };
        var socket = transport.CreateSocket(SocketRole.Pair, options);
        try
        {
            socket.Connect(Address);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Bounds of the sockets.</summary>
internal static class RemoteFrames
{
    /// <summary>Largest frame that is taken (bytes).</summary>
    public static long Largest => Wire.RemoteWire.Format.MaximumFrame;

    /// <summary>Frames that may wait in a direction: so many times the largest is what a peer can make us hold.</summary>
    public const int Waiting = 16;
}
