using Tlm.Models.Cim.Dataflow;

namespace Tlm.Models.Cim.Execution;

/// <summary>Statistics and energy of compute-in-memory engines.</summary>
internal sealed class CimMeters
{
    private readonly CimOptions _options;
    private readonly Counter _macs;
    private readonly Counter _written;
    private readonly Counter _read;
    private readonly Counter _scores;
    private readonly Counter _rescales;
    private readonly TimeWeighted _busy;
    private readonly EventEnergy _macEnergy;
    private readonly EventEnergy _writeEnergy;
    private readonly EventEnergy _bufferEnergy;
    private readonly EventEnergy _softmaxEnergy;
    private readonly EventEnergy _rescaleEnergy;

    public CimMeters(Component owner, CimOptions options)
    {
        _options = options;
        StatisticsRegistry statistics = owner.Statistics;
        _macs = statistics.Counter("bit_macs", Unit.Count, "streamed bits on stored words");
        _written = statistics.Counter("bits_written", Unit.Count, "bits written into macros");
        _read = statistics.Counter("bytes_read", Unit.Bytes, "bytes read from memory");
        _scores = statistics.Counter("scores", Unit.Count, "scores through the softmax units");
        _rescales = statistics.Counter("rescales", Unit.Count, "outputs that a new maximum rescaled");
        _busy = statistics.Utilisation("busy", 2L * options.Engines, "macros compute or are written");
        _macEnergy = owner.Energy.Cause("mac", "streamed bits on stored words");
        _writeEnergy = owner.Energy.Cause("write", "bits written into macros");
        _bufferEnergy = owner.Energy.Cause("buffer", "bits through the global buffer");
        _softmaxEnergy = owner.Energy.Cause("softmax", "scores");
        _rescaleEnergy = owner.Energy.Cause("rescale", "rescaled results");
        owner.Energy.StaticPower("static", options.Energy.Static, "power without work");
    }

    public void Read(long bytes)
    {
        _read.Add(bytes);
        _bufferEnergy.Charge(_options.Energy.Buffer.For(8 * bytes));
    }

    public void Work(in BlockWork work, ClockDomain clock)
    {
        long macs = checked((long)work.BitMacs);
        _macs.Add(macs);
        _macEnergy.Charge(_options.Energy.BitMac, macs);
        _written.Add(work.WrittenBits);
        _writeEnergy.Charge(_options.Energy.Write.For(work.WrittenBits));
        _busy.AddSpan(1, clock.ToTime(work.Score + work.Value).Femtoseconds);
    }

    public void Softmax(long scores, long rescales, long dimension)
    {
        _scores.Add(scores);
        _rescales.Add(rescales);
        _softmaxEnergy.Charge(_options.Energy.Softmax, scores);
        _rescaleEnergy.Charge(_options.Energy.Rescale, rescales * dimension);
    }
}
