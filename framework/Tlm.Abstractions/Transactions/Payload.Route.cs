namespace Tlm;

// The links that a payload went over in channel mode and has to come back over, last one first.
public sealed partial class Payload
{
    private object?[] _route = [];
    private int _hops;

    /// <summary>Which request of its initiator socket it is, or its stream is: decides between simultaneous ones.</summary>
    internal long Order { get; set; }

    internal void Enter(object link)
    {
        if (_hops == _route.Length)
            Array.Resize(ref _route, Math.Max(2, 2 * _hops));
        _route[_hops++] = link;
    }

    /// <summary>Comes back over the link that it went over last.</summary>
    /// <returns>False when it did not come over that link.</returns>
    internal bool Leave(object link)
    {
        if (_hops == 0 || !ReferenceEquals(_route[_hops - 1], link))
            return false;
        _route[--_hops] = null;
        return true;
    }
}
