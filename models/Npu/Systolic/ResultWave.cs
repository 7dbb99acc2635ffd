namespace Tlm.Models.Npu.Systolic;

/// <summary>How many results leave the bottom of the array in a cycle of a fold: a diagonal wave over the columns in use.</summary>
internal static class ResultWave
{
    public static long ResultsAt(SystolicMapping mapping, long rowFold, long columnFold, long cycle)
    {
        (long first, long steps) = FirstColumn(mapping, rowFold);
        long columns = mapping.ColumnsUsed(columnFold);
        long newest = Math.Min(columns - 1, cycle - first);
        long oldest = Math.Max(0, cycle - first - steps + 1);
        return Math.Max(0, newest - oldest + 1);
    }

    /// <summary>Cycle of column 0's first result, and how many it gives: a row a cycle (in place), or a streamed step a cycle.</summary>
    private static (long First, long Steps) FirstColumn(SystolicMapping mapping, long rowFold)
    {
        if (mapping.Dataflow != Dataflow.OutputStationary)
            return ((2L * mapping.Array.Rows) - 1, mapping.Streamed);
        long rows = mapping.RowsUsed(rowFold);
        return (mapping.Streamed - 1 + mapping.Array.Rows - rows, rows);
    }
}
