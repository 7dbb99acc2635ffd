namespace Tlm.Models.Interconnect;

/// <summary>What follows from the bumps: area, width of each channel after repair, bandwidth.</summary>
public static class BumpGeometry
{
    /// <summary>All bumps of the interface.</summary>
    public static long Bumps(BumpOptions options) => (long)options.Channels * (options.DataBumps + options.ControlBumps + options.SpareBumps);

    /// <summary>Area that the bumps take on each die.</summary>
    public static Area Area(BumpOptions options) => ContactField.Of(Bumps(options), options.Pitch);

    /// <summary>Data bumps that a channel uses after repair; 0 when it can't run.</summary>
    public static int Width(BumpOptions options, int channel)
    {
        int faulty = channel < options.FaultyBumps.Count ? options.FaultyBumps[channel] : 0;
        int missing = Math.Max(0, faulty - options.SpareBumps);
        if (missing == 0)
            return options.DataBumps;
        int width = options.AllowDegraded ? options.DataBumps : 0;
        while (width > options.DataBumps - missing)
            width /= 2;
        return width;
    }

    /// <summary>Bandwidth of all channels together after repair.</summary>
    public static Bandwidth Total(BumpOptions options)
    {
        long bits = Enumerable.Range(0, options.Channels).Sum(channel => (long)Width(options, channel)) * (options.DoubleRate ? 2 : 1);
        return Bandwidth.FromBitsPerSecond((long)((Int128)bits * options.BumpClock.Millihertz / 1000));
    }

    /// <summary>Contradictions of the options.</summary>
    internal static IEnumerable<OptionProblem> Problems(BumpOptions options) => [.. Field(options), .. Lanes(options), .. Rate(options)];

    private static IEnumerable<OptionProblem> Field(BumpOptions options)
    {
        if (options.Pitch < options.Diameter)
            yield return new OptionProblem("pitch", $"bumps of {options.Diameter} overlap at a pitch of {options.Pitch}");
        foreach (var (name, area) in new[] { ("upper_area", options.UpperArea), ("lower_area", options.LowerArea) })
        {
            if (Area(options) > area)
                yield return new OptionProblem(name, $"{Bumps(options)} bumps at a pitch of {options.Pitch} take {Area(options)}, the die has {area}");
        }
    }

    private static IEnumerable<OptionProblem> Lanes(BumpOptions options)
    {
        if (options.FaultyBumps.Count > options.Channels)
            yield return new OptionProblem("faulty_bumps", $"{options.FaultyBumps.Count} entries for {options.Channels} channels");
        for (int channel = 0; channel < Math.Min(options.Channels, options.FaultyBumps.Count); channel++)
        {
            int faulty = options.FaultyBumps[channel];
            if (faulty < 0 || faulty > options.DataBumps + options.SpareBumps)
                yield return new OptionProblem("faulty_bumps", $"channel {channel} has {options.DataBumps + options.SpareBumps} data and spare bumps, {faulty} can't be faulty");
            else if (Width(options, channel) == 0)
                yield return new OptionProblem("faulty_bumps", $"channel {channel} has {faulty} faulty data bumps but {options.SpareBumps} spares{(options.AllowDegraded ? "" : "; allow_degraded would let it run at a part of its width")}");
        }
    }

    private static IEnumerable<OptionProblem> Rate(BumpOptions options)
    {
        if (options.Bandwidth is { } wanted && wanted > Total(options))
            yield return new OptionProblem("bandwidth", $"bumps and clock give {Total(options)}, not {wanted}");
    }
}
