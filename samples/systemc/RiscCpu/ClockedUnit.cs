namespace Tlm.Samples.SystemC;

/// <summary>A block of the processor: one process on the clock.</summary>
internal abstract class ClockedUnit : Component
{
    protected ClockedUnit(ComponentContext context, Cpu cpu)
        : base(context)
    {
        Cpu = cpu;
        Thread("entry", RunAsync).SensitiveTo(cpu.Clock.PositiveEdge).DontInitialize();
    }

    protected Cpu Cpu { get; }

    protected string Time => $"at CSIM {Now}";

    protected abstract SimTask RunAsync();

    protected async SimTask Until(Signal<bool> signal)
    {
        do
            await Wait();
        while (!signal.Value);
    }

    protected static string Indented(int tabs, string text) => new string('\t', tabs) + text;

    /// <summary>Says lines between two rules.</summary>
    protected void SayBoxed(int tabs, params ReadOnlySpan<string> lines)
    {
        string rule = Indented(tabs, new string('-', 31));
        Cpu.Say(rule);
        foreach (string line in lines)
            Cpu.Say(Indented(tabs, line));
        Cpu.Say(rule);
    }
}
