namespace Tlm.Samples.SystemC;

/// <summary>The state machine of the filter: it waits for a sample, then goes through the four steps of the data path.</summary>
internal sealed class FirControl : Component
{
    private readonly FirTop _top;
    private readonly Signal<uint> _state;
    private Step _step;

    public FirControl(ComponentContext context, FirTop top, Signal<uint> state)
        : base(context)
    {
        (_top, _state) = (top, state);
        Method("next", Next).SensitiveTo(top.Clock.PositiveEdge).DontInitialize();
    }

    private enum Step
    {
        Reset,
        First,
        Second,
        Third,
        Output,
    }

    private void Next()
    {
        if (_top.Reset.Value)
        {
            _step = Step.Reset;
            return;
        }
        _state.Write((uint)_step);
        _step = _step switch
        {
            Step.First => _top.Valid.Value ? Step.Second : Step.First,
            Step.Output => Step.First,
            _ => _step + 1,
        };
    }
}
