using Tlm.Widths;

namespace Tlm.Samples.SystemC;

/// <summary>The data path of the filter: four products a step, five in the first one.</summary>
internal sealed class FirDataPath : Component
{
    private const int Steps = 4;
    private readonly FirTop _top;
    private readonly Signal<uint> _state;
    private readonly Signed<W8>[] _line = new Signed<W8>[FirSystem.Coefficients.Length - 1]; // older samples, the newest first
    private Signed<W19> _sum;

    public FirDataPath(ComponentContext context, FirTop top, Signal<uint> state)
        : base(context)
    {
        (_top, _state) = (top, state);
        Method("work", Work).SensitiveTo(top.Reset.ValueChanged, state.ValueChanged, top.Sample.ValueChanged).DontInitialize();
    }

    private void Work()
    {
        if (_top.Reset.Value)
        {
            _sum = default;
            Array.Clear(_line);
        }
        _top.Result.Write(0);
        _top.Ready.Write(false);
        int step = (int)_state.Value;
        if (step is < 1 or > Steps)
        {
            _top.Say("Information : Reset state");
            return;
        }
        Accumulate(step);
        if (step == Steps)
            Output();
    }

    private void Accumulate(int step)
    {
        var sample = (Signed<W8>)_top.Sample.Value;
        if (step == 1)
            _sum = (Signed<W19>)(sample * FirSystem.Coefficients[0]);
        int end = _line.Length - (4 * (step - 1));
        for (int i = Math.Max(end - 4, 0); i < end; i++)
            _sum = (Signed<W19>)(_sum + (_line[i] * FirSystem.Coefficients[i + 1]));
    }

    private void Output()
    {
        Array.Copy(_line, 0, _line, 1, _line.Length - 1);
        _line[0] = (Signed<W8>)_top.Sample.Value;
        _top.Result.Write((int)_sum);
        _top.Ready.Write(true);
    }
}
