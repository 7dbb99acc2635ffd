namespace Tlm.Bridges.Remote.Ports;

/// <summary>Requests that the peer has not answered, by the number under which it knows them: a place in a table and how often that was used.</summary>
internal sealed class OpenTransactions
{
    private readonly Stack<int> _free = new();
    private (Payload? Payload, uint Use)[] _places = new (Payload?, uint)[16];
    private int _used;

    /// <summary>How many there are.</summary>
    public int Count => _used - _free.Count;

    /// <summary>Adds one and numbers it.</summary>
    public ulong Add(Payload payload)
    {
        if (!_free.TryPop(out var place))
            place = _used++;
        if (place == _places.Length)
            Array.Resize(ref _places, place * 2);
        _places[place] = (payload, _places[place].Use + 1);
        return ((ulong)_places[place].Use << 32) | (uint)place;
    }

    /// <summary>The transaction of a number.</summary>
    /// <exception cref="ProtocolException">There is none.</exception>
    public Payload Find(ulong id, string port, string what)
    {
        var place = (uint)id;
        return place < _used && _places[place].Use == (uint)(id >> 32) && _places[place].Payload is { } payload
            ? payload
            : throw new ProtocolException($"the peer returns a {what} for the unknown transaction {id} at port '{port}'");
    }

    /// <summary>Forgets one.</summary>
    public void Remove(ulong id)
    {
        _places[(uint)id].Payload = null;
        _free.Push((int)(uint)id);
    }
}
