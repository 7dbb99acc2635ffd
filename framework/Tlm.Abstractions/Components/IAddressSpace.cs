namespace Tlm;

/// <summary>A component that answers for one range of addresses, so that whoever places data there can check beforehand that it fits.</summary>
public interface IAddressSpace
{
    /// <summary>First address.</summary>
    ulong FirstAddress { get; }

    /// <summary>Bytes from the first address on.</summary>
    long Size { get; }
}
