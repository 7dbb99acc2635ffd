using Tlm.Widths;

namespace Tlm.Samples.SystemC;

/// <summary>The filter as one clocked process.</summary>
internal sealed class BehaviouralFir : Component
{
    private readonly FirTop _top;

    public BehaviouralFir(ComponentContext context, FirTop top)
        : base(context)
    {
        _top = top;
        Thread("run", RunAsync).SensitiveTo(top.Clock.PositiveEdge).DontInitialize().ResetSignalIs(top.Reset, true);
    }

    private async SimTask RunAsync()
    {
        var line = new Signed<W8>[FirSystem.Coefficients.Length]; // the newest sample first
        _top.Result.Write(0);
        _top.Ready.Write(false);
        await Wait();
        while (true)
        {
            _top.Ready.Write(false);
            do
                await Wait();
            while (!_top.Valid.Value);
            Array.Copy(line, 0, line, 1, line.Length - 1);
            line[0] = (Signed<W8>)_top.Sample.Value;
            _top.Result.Write((int)Filter(line));
            _top.Ready.Write(true);
            await Wait();
        }
    }

    private static Signed<W19> Filter(Signed<W8>[] line)
    {
        Signed<W19> sum = default;
        for (int i = 0; i < line.Length; i++)
            sum = (Signed<W19>)(sum + (Signed<W17>)(line[i] * FirSystem.Coefficients[i]));
        return sum;
    }
}
