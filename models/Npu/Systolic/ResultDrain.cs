namespace Tlm.Models.Npu.Systolic;

/// <summary>When the last result has left the result buffer: lines of one array width a cycle, by halves of the buffer, the rest at the end.</summary>
internal sealed class ResultDrain(SystolicMapping mapping, OperandBuffers buffers)
{
    private readonly int _width = mapping.Array.Columns;
    private long _held;
    private long _lines;
    private long _inLine;
    private long _busyUntil;

    /// <summary>Cycle of the last line, given that the array ends at <paramref name="lastCycle"/>.</summary>
    public long LastLine(long lastCycle)
    {
        if (mapping.ResultsWritten <= buffers.ActiveResults)
            return lastCycle + Lines(mapping.ResultsWritten) - 1;
        RunFolds();
        long rest = _lines + (_inLine > 0 ? 1 : 0);
        return Math.Max(lastCycle + rest - 1, _busyUntil);
    }

    /// <summary>Follows the array cycle by cycle, as halves are written while it still works.</summary>
    private void RunFolds()
    {
        long start = 0;
        for (long column = 0; column < mapping.ColumnFolds; column++)
        {
            for (long row = 0; row < mapping.RowFolds; row++)
            {
                for (long cycle = 0; cycle < mapping.FoldCycles; cycle++)
                    Collect(start + cycle, ResultWave.ResultsAt(mapping, row, column, cycle));
                start += mapping.FoldCycles;
            }
        }
    }

    private void Collect(long cycle, long results)
    {
        for (; results > 0; results--)
        {
            _held++;
            if (++_inLine == _width)
                EndLine();
            if (cycle >= _busyUntil && _held > buffers.ActiveResults)
                WriteHalf(cycle);
        }
    }

    /// <summary>An unfinished line is written as it is.</summary>
    private void WriteHalf(long cycle)
    {
        long partial = _inLine;
        if (partial > 0)
            EndLine();
        long written = Math.Min(_lines, Lines(buffers.ActiveResults));
        long padding = written == _lines && partial > 0 ? _width - partial : 0;
        _lines -= written;
        _held -= (written * _width) - padding;
        _busyUntil = cycle + written - 1;
    }

    private void EndLine()
    {
        _lines++;
        _inLine = 0;
    }

    private long Lines(long results)
    {
        return (results + _width - 1) / _width;
    }
}
