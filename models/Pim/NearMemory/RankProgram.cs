namespace Tlm.Models.Pim.NearMemory;

/// <summary>What a rank does next.</summary>
internal enum RankStep
{
    /// <summary>Nothing is left.</summary>
    Done,

    /// <summary>Change between ordinary and PIM mode.</summary>
    ChangeMode,

    /// <summary>Write inputs into the buffer of the units, one burst each.</summary>
    WriteInputs,

    /// <summary>Multiply-accumulate over consecutive columns.</summary>
    Mac,

    /// <summary>Read results, one burst each.</summary>
    ReadResults,
}

/// <summary>
/// The command stream of a rank's share: enter PIM mode; for each group of tokens and each part of the inputs that the buffer holds: write the inputs, then
/// for each block of outputs MAC over all inputs of the part and read the results; leave PIM mode.
/// A column holds one weight for each of so many outputs, all for the same input; the columns of a share follow one another.
/// </summary>
internal sealed class RankProgram
{
    private readonly PimUnitOptions _options;
    private readonly UnitGeometry _geometry;
    private GemvShare _share;
    private long _pass;
    private long _firstInput;
    private long _block;
    private long _groups = 1;

    public RankProgram(PimUnitOptions options, UnitGeometry geometry)
    {
        _options = options;
        _geometry = geometry;
    }

    /// <summary>Kind of the current step.</summary>
    public RankStep Step { get; private set; }

    /// <summary>Commands left of the current step.</summary>
    public long Remaining { get; private set; }

    /// <summary>Column access of the next MAC.</summary>
    public long Column { get; private set; }

    /// <summary>MACs that the current column has had: less than <see cref="MacsPerColumn"/>.</summary>
    public long MacsOfColumn { get; private set; }

    /// <summary>MACs of a column: one a group of tokens that it is held for.</summary>
    public long MacsPerColumn => _groups;

    /// <summary>Column after the last one of the share.</summary>
    public long EndColumn => _share.FirstColumn + Blocks * _share.Inputs;

    /// <summary>MACs left, but for those of a step that has not begun.</summary>
    public long ColumnsLeft
    {
        get
        {
            if (Step == RankStep.Done || _pass >= Passes)
                return 0;
            long blocks = Blocks;
            long part = PartInputs;
            return (Step == RankStep.Mac ? Remaining : 0) + (blocks - _block - 1) * part
                + blocks * (_share.Inputs - _firstInput - part) + (Passes - _pass - 1) * blocks * _share.Inputs;
        }
    }

    private long Blocks => Ceiling(_share.Outputs, (long)_geometry.Units * _geometry.WeightsPerColumn);

    private long Passes => _options.HoldColumns ? 1 : GemvSplit.Passes(_share.Tokens, _options);

    /// <summary>Tokens that the current pass over the weights serves.</summary>
    public int PassTokens => _options.HoldColumns ? _share.Tokens : (int)Math.Min(_options.TokensPerPass, _share.Tokens - _pass * _options.TokensPerPass);

    private long PartInputs => Math.Min(BufferInputs, _share.Inputs - _firstInput);

    private long BufferInputs => Math.Max(1, (long)_options.InputBufferBytes * 8 / _options.InputBits / (_options.HoldColumns ? _share.Tokens : Math.Min(_options.TokensPerPass, _share.Tokens)));

    /// <summary>Starts a share.</summary>
    /// <exception cref="PimException">The rank has fewer columns than the share needs.</exception>
    public void Start(in GemvShare share)
    {
        _share = share;
        if (EndColumn > _geometry.ColumnsPerUnit)
        {
            throw new PimException(
                $"PIM rank: the weights end at column access {EndColumn} of a unit, which has {_geometry.ColumnsPerUnit}: {EndColumn - _geometry.ColumnsPerUnit} too many");
        }

        _pass = _firstInput = _block = 0;
        _groups = _options.HoldColumns ? GemvSplit.Passes(share.Tokens, _options) : 1;
        MacsOfColumn = 0;
        Column = share.FirstColumn;
        (Step, Remaining) = share.Outputs == 0 || share.Inputs == 0 ? (RankStep.Done, 0)
            : _options.Mode == PimMode.AllBank ? (RankStep.ChangeMode, 1)
            : InputStep();
    }

    /// <summary>Takes note of so many issued commands of the current step.</summary>
    public void Advance(long count)
    {
        Remaining -= count;
        if (Step == RankStep.Mac)
            AdvanceColumns(count);
        if (Remaining == 0)
            (Step, Remaining) = Next();
    }

    /// <summary>Tokens that the next MACs serve, one MAC after the other.</summary>
    public long TokensOfMacs(long count)
    {
        long tokens = count / _groups * PassTokens;
        for (long i = 0; i < count % _groups; i++)
            tokens += Math.Min(_options.TokensPerPass, PassTokens - (MacsOfColumn + i) % _groups * _options.TokensPerPass);
        return tokens;
    }

    /// <summary>Columns that the next MACs read from the cells: those that are not held already.</summary>
    public long ColumnsOfMacs(long count) => Ceiling(MacsOfColumn + count, _groups) - Ceiling(MacsOfColumn, _groups);

    private void AdvanceColumns(long count)
    {
        MacsOfColumn += count;
        Column += MacsOfColumn / _groups;
        MacsOfColumn %= _groups;
    }

    private (RankStep Step, long Count) Next() => Step switch
    {
        RankStep.ChangeMode when _pass < Passes => InputStep(),
        RankStep.WriteInputs => (RankStep.Mac, PartInputs * _groups),
        RankStep.Mac => (RankStep.ReadResults, Bursts(BlockOutputs() * PassTokens * _options.ResultBytes)),
        RankStep.ReadResults => AfterBlock(),
        _ => (RankStep.Done, 0),
    };

    private (RankStep Step, long Count) AfterBlock()
    {
        if (++_block < Blocks)
            return (RankStep.Mac, PartInputs * _groups);
        _block = 0;
        _firstInput += PartInputs;
        if (_firstInput < _share.Inputs)
            return InputStep();
        _firstInput = 0;
        Column = _share.FirstColumn;
        if (++_pass < Passes)
            return InputStep();
        return _options.Mode == PimMode.AllBank ? (RankStep.ChangeMode, 1) : (RankStep.Done, 0);
    }

    private (RankStep Step, long Count) InputStep() => (RankStep.WriteInputs, Bursts(Ceiling(PartInputs * PassTokens * _options.InputBits, 8)));

    private long BlockOutputs() => Math.Min((long)_geometry.Units * _geometry.WeightsPerColumn, _share.Outputs - _block * _geometry.Units * _geometry.WeightsPerColumn);

    private long Bursts(long bytes) => Ceiling(bytes, _geometry.AccessBytes);

    private static long Ceiling(long value, long divisor) => (value + divisor - 1) / divisor;
}
