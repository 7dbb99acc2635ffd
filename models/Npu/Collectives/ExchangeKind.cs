namespace Tlm.Models.Npu;

/// <summary>How the devices of a group exchange sums.</summary>
public enum ExchangeKind
{
    /// <summary>Round a ring of links: least data a device, most steps.</summary>
    Ring,

    /// <summary>Up and down a binomial tree over a switch: fewest steps, all data in each.</summary>
    Tree,
}
