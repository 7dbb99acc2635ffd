using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Streams;

/// <summary>
/// Runs a stream on a channel that serves nothing else meanwhile. Where the controller's state, seen from clock and stream, repeats, whole
/// periods are skipped; every cycle and count is what the single steps would give.
/// </summary>
public sealed class DramStreamRun
{
    private const int Batch = 64;
    private readonly DramChannel _channel;
    private readonly DramStream _stream;
    private readonly DramReport _report = new(Batch);
    private readonly StreamFrame? _frame;
    private readonly StreamPeriods _periods;
    private readonly CompletionWindow _window;
    private readonly int[] _room;
    private long _offered;
    private long _nextPoint;

    /// <summary>Prepares a stream.</summary>
    /// <param name="channel">The channel; requests of others must have left it.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="maySkip">False = simulate every step.</param>
    /// <param name="memo">Periods shared with other streams of the memory system, or null.</param>
    /// <exception cref="InvalidOperationException">The channel is not empty.</exception>
    /// <exception cref="DramConfigurationException">The stream leaves the channel.</exception>
    public DramStreamRun(DramChannel channel, DramStream stream, bool maySkip = true, StreamMemo? memo = null)
    {
        stream.Validate(channel.Configuration.Organization.CapacityBytes);
        if (channel.Offered + channel.Waiting > 0)
            throw new InvalidOperationException("a stream runs alone on its channel: requests of others are still waiting");
        _channel = channel;
        _stream = stream;
        _frame = maySkip ? StreamFrame.For(channel.Configuration, channel.Controller.Parts.Mapper, channel.Controller.Parts.Tables.Hierarchy) : null;
        _periods = memo?.For(channel.Configuration, stream) ?? new StreamPeriods();
        _periods.ForgetPoints();
        _window = new CompletionWindow(stream.Outstanding);
        _room = _frame is null ? [] : new int[channel.Controller.SnapshotLimit + stream.Outstanding + 64];
    }

    /// <summary>Steps accepted.</summary>
    public long Accepted { get; private set; }

    /// <summary>Steps whose completion cycle is known.</summary>
    public long Completed { get; private set; }

    /// <summary>Steps that were not simulated, because a proved period covers them.</summary>
    public long Skipped { get; private set; }

    /// <summary>Cycle in which the first step was accepted; -1 = not yet.</summary>
    public long FirstAccept { get; private set; } = -1;

    /// <summary>Cycle in which the last step so far was accepted; -1 = none.</summary>
    public long LastAccept { get; private set; } = -1;

    /// <summary>Completion cycle of the first step; -1 = not yet known.</summary>
    public long FirstCompletion { get; private set; } = -1;

    /// <summary>The latest completion cycle that is known; -1 = none.</summary>
    public long LastCompletion { get; private set; } = -1;

    /// <summary>Sum of all known completion cycles.</summary>
    public long CompletionSum { get; private set; }

    /// <summary>Every step's completion is known.</summary>
    public bool IsComplete => Completed == _stream.Count;

    /// <summary>Simulates up to a cycle, or until the one in which the last step's completion became known.</summary>
    /// <param name="cycle">Last cycle to simulate: nothing beyond it is skipped into.</param>
    /// <returns>The stream is complete.</returns>
    public bool AdvanceTo(long cycle)
    {
        while (!IsComplete && _channel.Now < cycle)
        {
            Feed();
            _report.Clear();
            _channel.AdvanceTo(NextStop(cycle), _report, untilReport: _stream.Outstanding > 0 || _offered == _stream.Count);
            Take();
            if (IsPoint())
                TrySkip(cycle);
        }

        return IsComplete;
    }

    private long NextStop(long cycle)
    {
        var controller = _channel.Controller;
        if (_frame is null || controller.RefreshDue == Cycles.Never)
            return cycle;
        long beforeRefresh = controller.Epoch + controller.RefreshDue - 1;
        return beforeRefresh > _channel.Now ? Math.Min(cycle, beforeRefresh) : Math.Min(cycle, _channel.Now + 1);
    }

    /// <summary>Keeps the offer queue filled with all steps whose offer cycle is known.</summary>
    private void Feed()
    {
        while (_offered < _stream.Count && _window.Allows(_offered) && _channel.Offered < 2 * Batch)
        {
            var request = new DramRequest(OfferCycle(_offered), _stream.IsWrite, _stream.AddressOf(_offered), _offered);
            if (!_channel.TryOffer(request, request.Address))
                return;
            _offered++;
        }
    }

    private long OfferCycle(long step) => Math.Max(_stream.StartCycle + step * _stream.Interval, _window.FreeAt(step));

    private void Take()
    {
        foreach (var accept in _report.Accepts)
        {
            if (accept.Tag == 0)
                FirstAccept = accept.Cycle;
            LastAccept = accept.Cycle;
        }

        Accepted += _report.AcceptCount;
        foreach (var completion in _report.Completions)
        {
            if (completion.Tag == 0)
                FirstCompletion = completion.Cycle;
            LastCompletion = Math.Max(LastCompletion, completion.Cycle);
            CompletionSum += completion.Cycle;
            _window.Add(completion.Cycle);
        }

        Completed += _report.CompletionCount;
    }

    /// <summary>States are compared right before a refresh; without refresh each time a batch of steps has been accepted.</summary>
    private bool IsPoint()
    {
        if (_frame is null || _channel.Observer is not null)
            return false;
        if (_channel.Controller.RefreshDue != Cycles.Never)
            return _channel.Now == _channel.Controller.Epoch + _channel.Controller.RefreshDue - 1;
        if (Accepted < _nextPoint)
            return false;
        _nextPoint = Accepted + Batch;
        return true;
    }

    private void TrySkip(long horizon)
    {
        if (Accepted == 0 || Accepted >= _stream.Count)
            return;
        _frame!.MoveTo(_stream.AddressOf(Accepted));
        var point = Point();
        if (_periods.Find(point) is not { } period)
            return;
        long periods = Math.Min((_stream.Count - 1 - point.Step) / period.Steps, (horizon - point.Cycle) / period.Cycles);
        long bytes = Math.Abs(period.Steps * _stream.Stride);
        if (bytes > 0)
            periods = Math.Min(periods, _frame.Reach(_stream.Stride > 0) / bytes);
        if (periods > 0)
            Skip(point, period, periods);
    }

    private void Skip(StreamPoint point, StreamPeriod period, long periods)
    {
        long steps = period.Steps * periods;
        long cycles = period.Cycles * periods;
        CompletionSum += period.SumFrom(point.Cycle, periods);
        _channel.WithdrawOffers();
        _channel.Controller.Move(_frame!, _stream, steps, cycles);
        _window.Move(cycles, period.Completed * periods);
        Completed += period.Completed * periods;
        Accepted += steps;
        Skipped += steps;
        LastAccept += cycles;
        LastCompletion += cycles;
        _offered = Accepted;
        _nextPoint = Accepted + Batch;
        _channel.Counters.CopyFrom([.. point.Counts.Zip(period.Counts, (count, change) => count + change * periods)]);
        _periods.ForgetPoints();
    }

    private StreamPoint Point()
    {
        var controller = _channel.Controller;
        var writer = new SnapshotWriter(_room, controller.Now);
        _frame!.Snapshot(ref writer);
        controller.Snapshot(ref writer, _frame, Accepted);
        writer.AddLong(_stream.Interval == 0 ? 0 : _channel.Now - _stream.StartCycle - Accepted * _stream.Interval);
        writer.AddLong(_channel.Now - LastAccept);
        writer.AddLong(_channel.Now - LastCompletion);
        _window.Snapshot(ref writer, _channel.Now, Accepted - Completed);
        var counts = new long[_channel.Counters.Length];
        _channel.Counters.CopyTo(counts);
        return new StreamPoint([.. _room.AsSpan(0, writer.Length)], _channel.Now, Accepted, Completed, CompletionSum, counts);
    }
}
