namespace Tlm;

/// <summary>This part: which addresses are answered at the other end, as far as that is known before time 0.</summary>
public sealed partial class InitiatorSocket
{
    private const int _mostHops = 64;

    /// <summary>Why not every address of a range is answered; null when all are, or when nothing is known of it. From the end of elaboration on.</summary>
    /// <param name="first">The first address.</param>
    /// <param name="last">The last address.</param>
    public string? AddressProblem(ulong first, ulong last) => AddressProblem(first, last, _mostHops);

    private string? AddressProblem(ulong first, ulong last, int hops) => (Root.Peer as TargetSocket)?.Leaf.Owner switch
    {
        IAddressSpace space and Component memory => SpaceProblem(space, memory.FullName, first, last),
        IAddressRouter router and Component passage when hops > 0 => RouteProblem(router, passage.FullName, first, last, hops),
        _ => null,
    };

    private static string? SpaceProblem(IAddressSpace space, string name, ulong first, ulong last)
    {
        Int128 end = (Int128)space.FirstAddress + space.Size;
        return first >= space.FirstAddress && last < end ? null : $"addresses {first} to {last} are asked for, but '{name}' holds {space.FirstAddress} to {end - 1}";
    }

    private static string? RouteProblem(IAddressRouter router, string name, ulong first, ulong last, int hops)
    {
        for (ulong at = first; ;)
        {
            if (router.RouteOf(at) is not { } route)
                return $"addresses {first} to {last} are asked for, but '{name}' leads nowhere at {at}";
            ulong end = Math.Min(last, route.Last);
            if (route.Target.AddressProblem(route.Origin + (at - route.First), route.Origin + (end - route.First), hops - 1) is { } problem)
                return problem;
            if (end == last)
                return null;
            at = end + 1;
        }
    }
}
