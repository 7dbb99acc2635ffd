namespace Tlm.Transactions;

// What a checker knows about a transaction: where it is, and what its attributes were when it began. The address may be rewritten on the way.
internal sealed class WatchedTransaction(Payload payload, SimTime begun)
{
    private readonly PayloadCommand _command = payload.Command;
    private readonly long _length = payload.Length;
    private readonly long _streamingWidth = payload.StreamingWidth;
    private readonly ReadOnlyMemory<byte> _byteEnable = payload.ByteEnable;
    private readonly Memory<byte> _data = payload.Data;

    public Phase Phase { get; set; } = Phase.BeginRequest;

    public SimTime Time { get; set; } = begun;

    public Phase CalledPhase { get; set; } = Phase.BeginRequest;

    public SimTime CalledDelay { get; set; }

    /// <summary>The first attribute that is not what it was; null when all are.</summary>
    public string? ChangeOf(Payload now)
    {
        if (now.Command != _command)
            return "command";
        if (now.Length != _length)
            return "data length";
        if (now.StreamingWidth != _streamingWidth)
            return "streaming width";
        if (!now.ByteEnable.Equals(_byteEnable))
            return "byte enables";
        return now.Data.Equals(_data) ? null : "data array";
    }
}
