namespace Tlm.Samples.SystemC;

/// <summary>Gives one sample a request, and ends the run when there is none.</summary>
internal sealed class FftSource<T> : Component
{
    private readonly FftTop<T> _top;
    private readonly T[] _real;
    private readonly T[] _imaginary;

    public FftSource(ComponentContext context, FftTop<T> top, T[] real, T[] imaginary)
        : base(context)
    {
        (_top, _real, _imaginary) = (top, real, imaginary);
        Thread("run", RunAsync).SensitiveTo(top.Clock.PositiveEdge).DontInitialize();
    }

    private async SimTask RunAsync()
    {
        _top.Valid.Write(false);
        for (int i = 0; i < _real.Length; i++)
        {
            await Until(true);
            _top.Input.Real.Write(_real[i]);
            _top.Input.Imaginary.Write(_imaginary[i]);
            _top.Valid.Write(true);
            await Until(false);
            _top.Valid.Write(false);
            await Wait();
        }
        await Until(true);
        _top.Say("End of Input Stream: Simulation Stops");
        Context.Simulation.RequestStop();
    }

    private async SimTask Until(bool requested)
    {
        do
            await Wait();
        while (_top.Request.Value != requested);
    }
}
