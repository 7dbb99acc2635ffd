namespace Tlm.Hosting.Logging;

/// <summary>What a log entry says about its component: the full name, and the simulated time once the component exists.</summary>
internal sealed class ComponentClock(string fullName)
{
    public string FullName => fullName;

    public Component? Component { get; set; }

    public SimTime Now => Component?.Now ?? SimTime.Zero;
}
