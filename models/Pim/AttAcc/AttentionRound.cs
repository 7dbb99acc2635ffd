namespace Tlm.Models.Pim.AttAcc;

/// <summary>
/// One round: up to one head on each channel. It lists its own commands section by section, for the schedule to interleave.
/// A command is repeated for each channel that has a head, in channel order; slices count these repetitions one by one.
/// </summary>
internal sealed class AttentionRound
{
    private readonly RequestList _list;
    private readonly AttAccMapping _mapping;
    private readonly AttAccCommands _commands;
    private readonly long _keyBase;
    private readonly long _valueBase;
    private readonly long[] _query;
    private readonly long[] _softmax;

    public AttentionRound(RequestList list, AttAccMapping mapping, AttAccCommands commands, long keyBase, long valueBase, int channels)
    {
        (_list, _mapping, _commands, _keyBase, _valueBase, Channels) = (list, mapping, commands, keyBase, valueBase, channels);
        _query = [.. mapping.QueryWrites().Select(offset => keyBase + offset)];
        _softmax = [.. mapping.SoftmaxWrites().Select(offset => valueBase + offset)];
    }

    /// <summary>Channels with a head in this round: 0 up to this.</summary>
    public int Channels { get; }

    public int ScoreSections => _mapping.ScoreSections;

    public int ContextBlocks => _mapping.Blocks;

    public int QueryWrites => _query.Length;

    public int SoftmaxWrites => _softmax.Length;

    /// <summary>First MAC once more ahead of everything, so that the row opens early.</summary>
    public void DummyMac() => Broadcast(_commands.Mac, _keyBase + _mapping.MacOffset(0));

    public void AllQueryWrites() => Slice(_commands.WriteVector, _query, 0, _query.Length * Channels);

    public void QuerySlice(int section, int share) => Slice(_commands.WriteVector, _query, section * share, share);

    public void AllSoftmaxWrites() => Slice(_commands.MoveToUnits, _softmax, 0, _softmax.Length * Channels);

    public void SoftmaxSlice(int section, int share) => Slice(_commands.MoveToUnits, _softmax, section * share, share);

    public void Softmax() => Broadcast(_commands.Softmax, 0);

    public void ScoreMacs(int section)
    {
        int end = Math.Min(_mapping.KeyGroups, section * 16 + 16);
        for (long index = (long)section * 16 * _mapping.Blocks; index < (long)end * _mapping.Blocks; index++)
            Broadcast(_commands.Mac, _keyBase + _mapping.MacOffset(index));
    }

    public void ScoreMoves()
    {
        foreach (long offset in _mapping.ScoreMoves())
            Broadcast(_commands.MoveToSoftmax, _keyBase + offset);
    }

    public void ContextMacs(int block)
    {
        long count = _mapping.KeyGroups;
        for (long index = block * count; index < (block + 1) * count; index++)
            Broadcast(_commands.Mac, _valueBase + _mapping.MacOffset(index));
    }

    public void ContextMoves()
    {
        foreach (long offset in _mapping.ContextMoves())
            Broadcast(_commands.MoveToSoftmax, _valueBase + offset);
    }

    private void Broadcast(int command, long address) => _list.Add(command, address, 0, Channels);

    private void Slice(int command, long[] addresses, int from, int count)
    {
        int end = Math.Min(from + count, addresses.Length * Channels);
        while (from < end)
        {
            int first = from % Channels;
            int stop = Math.Min(Channels, first + end - from);
            _list.Add(command, addresses[from / Channels], first, stop);
            from += stop - first;
        }
    }
}
