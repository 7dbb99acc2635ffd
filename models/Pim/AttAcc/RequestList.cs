using Tlm.Models.Pim.Device;
using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.AttAcc;

/// <summary>The request list of a stack under construction: requests in issue order, the same one for neighbouring channels joined.</summary>
internal sealed class RequestList(PimVariant variant, ChannelAddressMap map)
{
    private readonly List<PimRequest> _requests = [];

    public PimVariant Variant { get; } = variant;

    public ChannelAddressMap Map { get; } = map;

    public IReadOnlyList<PimRequest> Requests => _requests;

    public void Add(int command, long address, int first, int end)
    {
        if (end > first)
            _requests.Add(new PimRequest(command, Map.Place(address), first, end));
    }

    public void Barrier(int command) => _requests.Add(new PimRequest(command, new BankAddress(0, 0, 0, 1), 0, Variant.StackChannels));
}
