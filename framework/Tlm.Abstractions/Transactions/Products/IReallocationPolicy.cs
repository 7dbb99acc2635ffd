namespace Tlm;

/// <summary>Decides while a workload runs whether a tensor's rows move between devices. Implemented by a component, which a scenario names; must be deterministic.</summary>
public interface IReallocationPolicy
{
    /// <summary>Asked before each pass for each tensor that rules place.</summary>
    /// <param name="tensor">Whose rows they are.</param>
    /// <param name="pass">Number of the pass, from 0 on; the prompt's passes count.</param>
    /// <param name="product">The whole product as this pass needs it, with its tokens.</param>
    /// <param name="devices">Who may hold rows, in the order of the rule, the sender itself where it does.</param>
    /// <param name="counts">Rows of each device now.</param>
    /// <returns>Rows of each device from this pass on, each at least 0, with the same sum; <paramref name="counts"/> itself to leave them.</returns>
    IReadOnlyList<long> Reallocate(string tensor, long pass, in ResidentProduct product, IReadOnlyList<IProductDevice> devices, IReadOnlyList<long> counts);
}
