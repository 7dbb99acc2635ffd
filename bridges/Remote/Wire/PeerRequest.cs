namespace Tlm.Bridges.Remote.Wire;

/// <summary>What belongs to one request of a peer; used again for the next one.</summary>
internal sealed class PeerRequest
{
    private byte[] _data = [];
    private byte[] _enables = [];

    /// <summary>The peer's number of the transaction.</summary>
    public ulong Id { get; set; }

    /// <summary>When the peer sends it.</summary>
    public long Time { get; set; }

    /// <summary>The transaction.</summary>
    public Payload Payload { get; set; } = null!;

    /// <summary>Room for so many data bytes.</summary>
    public Memory<byte> Data(int length)
    {
        if (_data.Length < length)
            _data = new byte[length];
        return _data.AsMemory(0, length);
    }

    /// <summary>A copy of byte enables.</summary>
    public ReadOnlyMemory<byte> Enables(ReadOnlySpan<byte> enables)
    {
        if (_enables.Length < enables.Length)
            _enables = new byte[enables.Length];
        enables.CopyTo(_enables);
        return _enables.AsMemory(0, enables.Length);
    }
}
