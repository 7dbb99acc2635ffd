namespace Tlm;

/// <summary>A component that passes requests on by their address, so that whoever sends them can check beforehand where they arrive.</summary>
public interface IAddressRouter
{
    /// <summary>Where an address leads; null when the component has nothing there.</summary>
    AddressRoute? RouteOf(ulong address);
}

/// <summary>Addresses that lead to one target.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Last">The last of them.</param>
/// <param name="Target">The socket that they leave by.</param>
/// <param name="Origin">The address that the target sees for the first.</param>
public readonly record struct AddressRoute(ulong First, ulong Last, InitiatorSocket Target, ulong Origin)
{
    /// <summary>Every address leads to one target, unchanged.</summary>
    public static AddressRoute Whole(InitiatorSocket target) => new(0, ulong.MaxValue, target, 0);
}
