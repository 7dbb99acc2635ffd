namespace Tlm.Models.Storage;

/// <summary>The regions of an SRAM: which one an access is in, and what each was used for.</summary>
internal sealed class RegionTable
{
    private readonly List<(AddressRange Range, Counter Read, Counter Written)> _regions = [];
    private readonly string _memory;

    public RegionTable(Component sram, SramOptions options)
    {
        _memory = sram.FullName;
        ulong next = (ulong)options.Base;
        foreach (SramRegion region in options.Regions)
        {
            Counter read = sram.Statistics.Counter($"{region.Name}.bytes_read", Unit.Bytes, $"bytes read in region {region.Name}");
            Counter written = sram.Statistics.Counter($"{region.Name}.bytes_written", Unit.Bytes, $"bytes written in region {region.Name}");
            _regions.Add((new AddressRange(next, (ulong)region.Size.Bytes, region.Name), read, written));
            next += (ulong)region.Size.Bytes;
        }
    }

    /// <summary>Counts an access that lies in one region (or anywhere, if there are none); refuses any other.</summary>
    public bool Admits(Payload payload)
    {
        if (_regions.Count == 0)
            return true;
        (Int128 first, Int128 last) = payload.Extent();
        foreach ((AddressRange range, Counter read, Counter written) in _regions)
        {
            if (first < range.Base || last >= (Int128)range.Base + range.Size)
                continue;
            (payload.IsWrite ? written : read).Add(payload.Length);
            return true;
        }
        string known = string.Join(", ", _regions.Select(region => $"{region.Range.Target} {region.Range.Base} to {region.Range.Base + region.Range.Size - 1}"));
        payload.Fail(ResponseStatus.AddressError, $"addresses {first} to {last} lie in no single region of '{_memory}' ({known})");
        return false;
    }
}
