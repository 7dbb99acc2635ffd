using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Tests;

internal static class Requests
{
    internal static RequestRecord Read(ulong id, long cycle, ulong address, RequestOptions options = RequestOptions.None) =>
        RequestRecords.Single(id, cycle, address, isWrite: false, options);

    internal static RequestRecord Stream(ulong id, long cycle, ulong address, uint count, uint outstanding, RequestOptions options = RequestOptions.None) =>
        Read(id, cycle, address, options).Strided(64, count, outstanding);
}
