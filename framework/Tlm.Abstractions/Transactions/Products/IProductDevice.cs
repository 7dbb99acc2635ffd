namespace Tlm;

/// <summary>A component that holds weights and computes products with them, so that whoever sends it products can place the weights beforehand.</summary>
public interface IProductDevice
{
    /// <summary>Gives the weights of a product (or the room of a cache) a place, before time 0.</summary>
    /// <param name="name">What is placed, for errors: a tensor's name.</param>
    /// <param name="product">Shape and widths.</param>
    /// <returns>The address to name in products.</returns>
    /// <exception cref="ElaborationException">The device lacks the widths, or the weights do not fit: the message says by how many bytes.</exception>
    ulong Place(string name, in ResidentProduct product);

    /// <summary>About how long a product takes when nothing else is going on. A guide for whoever splits work; a run measures.</summary>
    SimTime Estimate(in ResidentProduct product);
}
