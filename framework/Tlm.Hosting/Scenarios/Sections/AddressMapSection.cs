using Tlm.Hosting.Binding;
using Tlm.Hosting.Scenarios.Model;
using Tlm.Hosting.Scenarios.Yaml;

namespace Tlm.Hosting.Scenarios.Sections;

/// <summary>Reads <c>address_map</c>: ranges sorted by address that neither overlap nor leave 64 bits.</summary>
internal static class AddressMapSection
{
    public static List<(AddressRange Range, InputLocation Location)> Read(Node? section, BindingContext context)
    {
        var ranges = Lists.Read<AddressRangeOptions>(section, "address_map", "range", context)
            .Select(item => (Range: new AddressRange(item.Options.Base, (ulong)item.Options.Size.Bytes, item.Options.Target), item.Node.Location))
            .OrderBy(item => item.Range.Base).ToList();
        foreach (var (range, location) in ranges)
            if (range.Base > ulong.MaxValue - (range.Size - 1))
                context.Report(location, $"the range of '{range.Target}' ends beyond the last 64-bit address");
        for (var i = 1; i < ranges.Count; i++)
            if (ranges[i].Range.Base - ranges[i - 1].Range.Base < ranges[i - 1].Range.Size)
                context.Report(ranges[i].Location, $"the range of '{ranges[i].Range.Target}' at 0x{ranges[i].Range.Base:x} overlaps that of '{ranges[i - 1].Range.Target}' ({ranges[i - 1].Location})");
        return ranges;
    }
}
