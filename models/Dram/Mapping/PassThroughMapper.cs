using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Mapping;

/// <summary>Maps nothing: requests bring their location.</summary>
internal sealed class PassThroughMapper(DramOrganization organization) : AddressMapper(organization)
{
    public override DramLocation Map(long address) =>
        throw new DramConfigurationException("with the pass-through mapper a request must bring its bank, row and column");
}
