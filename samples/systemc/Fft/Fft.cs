using Tlm.Widths;

namespace Tlm.Samples.SystemC;

/// <summary>The clocked process of the transform, whatever it computes with: it reads the samples, transforms them and writes the values in bit-reversed order.</summary>
internal abstract class Fft<T> : Component
{
    private readonly FftTop<T> _top;

    protected Fft(ComponentContext context, FftTop<T> top)
        : base(context)
    {
        _top = top;
        Thread("run", RunAsync).SensitiveTo(top.Clock.PositiveEdge).DontInitialize();
    }

    protected T[] Real { get; } = new T[FftSystem.Points];

    protected T[] Imaginary { get; } = new T[FftSystem.Points];

    /// <summary>Whether the process waits for a clock edge before it reads.</summary>
    protected abstract bool WaitsFirst { get; }

    /// <summary>The level of the source's signal at which a sample is taken.</summary>
    protected abstract bool TakenAt { get; }

    /// <summary>Takes the samples in place.</summary>
    protected abstract void Transform();

    private async SimTask RunAsync()
    {
        while (true)
        {
            _top.Request.Write(false);
            _top.Ready.Write(false);
            if (WaitsFirst)
                await Wait();
            _top.Say("Reading in the samples...");
            await ReadAllAsync();
            _top.Say("Computing...");
            Transform();
            _top.Say("Writing the transform values...");
            await WriteAllAsync();
            _top.Say("Done...");
        }
    }

    private async SimTask ReadAllAsync()
    {
        for (int i = 0; i < FftSystem.Points; i++)
        {
            _top.Request.Write(true);
            do
                await Wait();
            while (_top.Valid.Value != TakenAt);
            Real[i] = _top.Input.Real.Value;
            Imaginary[i] = _top.Input.Imaginary.Value;
            _top.Request.Write(false);
            await Wait();
        }
    }

    private async SimTask WriteAllAsync()
    {
        for (int i = 0; i < FftSystem.Points; i++)
        {
            var index = (int)(ulong)(Unsigned<W4>)((Unsigned<W4>)(ulong)i).ToBits().Reverse();
            _top.Output.Real.Write(Real[index]);
            _top.Output.Imaginary.Write(Imaginary[index]);
            _top.Ready.Write(true);
            do
                await Wait();
            while (!_top.Acknowledge.Value);
            _top.Ready.Write(false);
            await Wait();
        }
    }
}
