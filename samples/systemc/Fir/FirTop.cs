using Tlm.Widths;

namespace Tlm.Samples.SystemC;

/// <summary>The signals round the filter, the stimulus and the display.</summary>
internal sealed class FirTop : Component
{
    private const int Results = 24;
    private readonly List<string> _lines;
    private Signed<W8> _sample;
    private int _cycle;
    private int _shown;

    public FirTop(ComponentContext context, List<string> lines, Action<FirTop> filter)
        : base(context)
    {
        _lines = lines;
        Clock = new Clock(this, "clock", Examples.Ns(1));
        Reset = new Signal<bool>(this, "reset");
        Valid = new Signal<bool>(this, "input_valid");
        Ready = new Signal<bool>(this, "output_data_ready");
        Sample = new Signal<int>(this, "sample");
        Result = new Signal<int>(this, "result");
        Method("stimulus", Stimulate).SensitiveTo(Clock.PositiveEdge).DontInitialize();
        filter(this);
        Method("display", Show).SensitiveTo(Ready.PositiveEdge).DontInitialize();
    }

    public Clock Clock { get; }

    public Signal<bool> Reset { get; }

    public Signal<bool> Valid { get; }

    public Signal<bool> Ready { get; }

    public Signal<int> Sample { get; }

    public Signal<int> Result { get; }

    public void Say(string line) => _lines.Add(line);

    private long Picoseconds => Now.Femtoseconds / 1000;

    private void Stimulate()
    {
        _cycle++;
        bool gives = _cycle >= 4 && _cycle % 10 == 0;
        Reset.Write(_cycle < 4);
        Valid.Write(gives);
        if (!gives)
            return;
        Sample.Write((int)_sample);
        Say($"Stimuli : {_sample} at time {Picoseconds}");
        _sample++;
    }

    private void Show()
    {
        Say($"Display : {Result.Value}  at time {Picoseconds}");
        if (++_shown < Results)
            return;
        Say($"Simulation of {_shown} items finished at time {Picoseconds}");
        Context.Simulation.RequestStop();
    }
}
