namespace Tlm.Samples.SystemC;

/// <summary>Takes the values and acknowledges each.</summary>
internal sealed class FftSink<T> : Component
{
    private readonly FftTop<T> _top;
    private readonly Action<T> _real;
    private readonly Action<T> _imaginary;

    public FftSink(ComponentContext context, FftTop<T> top, Action<T> real, Action<T> imaginary)
        : base(context)
    {
        (_top, _real, _imaginary) = (top, real, imaginary);
        Thread("run", RunAsync).SensitiveTo(top.Clock.PositiveEdge).DontInitialize();
    }

    private async SimTask RunAsync()
    {
        _top.Acknowledge.Write(false);
        while (true)
        {
            await Until(true);
            _real(_top.Output.Real.Value);
            _imaginary(_top.Output.Imaginary.Value);
            _top.Acknowledge.Write(true);
            await Until(false);
            _top.Acknowledge.Write(false);
        }
    }

    private async SimTask Until(bool ready)
    {
        do
            await Wait();
        while (_top.Ready.Value != ready);
    }
}
