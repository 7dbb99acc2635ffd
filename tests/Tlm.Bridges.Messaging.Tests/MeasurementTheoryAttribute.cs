namespace Tlm.Bridges.Messaging.Tests;

/// <summary>A comparison of speeds: run only where <c>TLM_MEASURE</c> is set, on a machine with nothing else to do.</summary>
public sealed class MeasurementTheoryAttribute : TheoryAttribute
{
    public MeasurementTheoryAttribute()
    {
        if (Environment.GetEnvironmentVariable("TLM_MEASURE") is null)
            Skip = "compares speeds, which other work on the machine falsifies: set TLM_MEASURE=1 on an idle one";
    }
}
