namespace Tlm.Models.Llm;

/// <summary>A tensor's rows on the devices of its rule, in the rule's order: rows one after the other, and room for as many as may come.</summary>
internal sealed class TensorShares(WeightTensor tensor, SplitAxis along, int[] devices, long[] counts, long[] rooms)
{
    private readonly ulong[] _addresses = new ulong[devices.Length];
    private long[] _counts = counts;

    public WeightTensor Tensor => tensor;

    public SplitAxis Along => along;

    public IReadOnlyList<long> Counts => _counts;

    public IReadOnlyList<int> Devices => devices;

    /// <summary>Rows (or columns) that the sender has room for.</summary>
    public long LocalRoom => devices.Index().Where(pair => pair.Item < 0).Sum(pair => rooms[pair.Index]);

    public ulong AddressOn(int device) => _addresses[Array.IndexOf(devices, device)];

    /// <summary>Has the room on each other device placed.</summary>
    public void Reserve(Func<PlacedPart, ulong> place)
    {
        for (int i = 0; i < devices.Length; i++)
        {
            if (devices[i] >= 0 && rooms[i] > 0)
                _addresses[i] = place(new PlacedPart(devices[i], rooms[i], 0));
        }
    }

    /// <summary>The parts as they are now.</summary>
    public PlacedTensor Placed()
    {
        IEnumerable<PlacedPart> parts = devices.Index().Where(pair => _counts[pair.Index] > 0).Select(pair => new PlacedPart(pair.Item, _counts[pair.Index], _addresses[pair.Index]));
        return new PlacedTensor(along, [.. parts.OrderBy(part => part.Device)]);
    }

    /// <summary>Changes the parts; gives what has to move.</summary>
    /// <exception cref="SimulationException">The parts are not the whole, or a device has no room.</exception>
    public IReadOnlyList<TensorMove> Change(IReadOnlyList<long> counts, Func<int, long, long> bytesOf, Func<int, string> nameOf)
    {
        if (counts.Count != devices.Length || counts.Any(count => count < 0) || counts.Sum() != _counts.Sum())
            throw new SimulationException($"the reallocation of '{tensor.Name}' gives [{string.Join(", ", counts)}] rows where {_counts.Sum()} are to be held by {devices.Length} devices");
        for (int i = 0; i < devices.Length; i++)
        {
            if (counts[i] > rooms[i])
                throw new SimulationException($"the reallocation of '{tensor.Name}' does not fit '{nameOf(devices[i])}': {bytesOf(devices[i], counts[i] - rooms[i])} bytes are too many for its room of {rooms[i]} rows; see placement.rules: room");
        }
        IReadOnlyList<TensorMove> moves = [.. Moves(_counts, counts)];
        _counts = [.. counts];
        return moves;
    }

    /// <summary>What one device had and another has now.</summary>
    private IEnumerable<TensorMove> Moves(IReadOnlyList<long> before, IReadOnlyList<long> after)
    {
        for ((int from, long had) = (0, 0); from < devices.Length; had += before[from++])
        {
            for ((int to, long has) = (0, 0); to < devices.Length; has += after[to++])
            {
                long first = Math.Max(had, has);
                long rows = Math.Min(had + before[from], has + after[to]) - first;
                if (from != to && rows > 0)
                    yield return new TensorMove(tensor, devices[from], devices[to], rows, first - (devices[from] < 0 ? had : has));
            }
        }
    }
}
