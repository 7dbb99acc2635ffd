namespace Tlm;

/// <summary>Decides how a product is shared out among devices. Implemented by a component, which a scenario names; must be deterministic.</summary>
public interface ISplitPolicy
{
    /// <summary>Rows of the weight matrix for each device, in the order of <paramref name="devices"/>; each at least 0, the sum is <c>product.Outputs</c>.</summary>
    /// <param name="tensor">Whose product it is.</param>
    /// <param name="product">The whole product.</param>
    /// <param name="devices">Who may take part, the sender itself first where it does.</param>
    IReadOnlyList<long> Split(string tensor, in ResidentProduct product, IReadOnlyList<IProductDevice> devices);
}
