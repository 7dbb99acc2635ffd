namespace Tlm.Samples.SystemC;

/// <summary>The signals between source, transform and sink.</summary>
internal sealed class FftTop<T> : Component
{
    private readonly List<string> _lines;

    public FftTop(ComponentContext context, List<string> lines)
        : base(context)
    {
        _lines = lines;
        Clock = new Clock(this, "clock", Examples.Ns(10));
        Input = new ComplexWires<T>(this, "in");
        Output = new ComplexWires<T>(this, "out");
        Request = new Signal<bool>(this, "data_req");
        Valid = new Signal<bool>(this, "data_valid");
        Ready = new Signal<bool>(this, "data_ready");
        Acknowledge = new Signal<bool>(this, "data_ack");
    }

    public Clock Clock { get; }

    public ComplexWires<T> Input { get; }

    public ComplexWires<T> Output { get; }

    /// <summary>The transform wants a sample.</summary>
    public Signal<bool> Request { get; }

    /// <summary>The source gives one.</summary>
    public Signal<bool> Valid { get; }

    /// <summary>The transform gives a value.</summary>
    public Signal<bool> Ready { get; }

    /// <summary>The sink has taken it.</summary>
    public Signal<bool> Acknowledge { get; }

    public void Say(string line) => _lines.Add(line);
}
