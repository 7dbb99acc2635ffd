namespace Tlm.Models.Npu.Systolic;

/// <summary>A grid of processing elements, each one MAC a cycle.</summary>
public readonly record struct SystolicArray
{
    /// <summary>Creates an array; both sides at least 1.</summary>
    public SystolicArray(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Rows = rows;
        Columns = columns;
    }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    /// <summary>Columns.</summary>
    public int Columns { get; }

    /// <summary>Processing elements.</summary>
    public long Elements => (long)Rows * Columns;
}
