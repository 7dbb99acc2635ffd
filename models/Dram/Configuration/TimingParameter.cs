namespace Tlm.Models.Dram.Configuration;

/// <summary>A timing parameter.</summary>
/// <param name="Name">Name, e.g. <c>nRCD</c>.</param>
/// <param name="Value">Value in cycles (<c>tCK_ps</c> in ps, <c>rate</c> in MT/s).</param>
public readonly record struct TimingParameter(string Name, int Value);
