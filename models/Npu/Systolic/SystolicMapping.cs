namespace Tlm.Models.Npu.Systolic;

/// <summary>How a product is laid over an array: two of its dimensions are cut into folds, the third streams through each fold.</summary>
public readonly record struct SystolicMapping
{
    /// <summary>Maps <paramref name="shape"/> onto <paramref name="array"/>.</summary>
    public SystolicMapping(SystolicArray array, Dataflow dataflow, GemmShape shape)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.M, 1, nameof(shape));
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.N, 1, nameof(shape));
        ArgumentOutOfRangeException.ThrowIfLessThan(shape.K, 1, nameof(shape));
        Array = array;
        Dataflow = dataflow;
        Shape = shape;
        (SpatialRows, SpatialColumns, Streamed) = dataflow switch
        {
            Dataflow.OutputStationary => (shape.M, shape.N, shape.K),
            Dataflow.WeightStationary => (shape.K, shape.N, shape.M),
            Dataflow.InputStationary => (shape.K, shape.M, shape.N),
            _ => throw new ArgumentOutOfRangeException(nameof(dataflow), dataflow, "unknown dataflow"),
        };
    }

    /// <summary>The array.</summary>
    public SystolicArray Array { get; }

    /// <summary>The dataflow.</summary>
    public Dataflow Dataflow { get; }

    /// <summary>The product.</summary>
    public GemmShape Shape { get; }

    /// <summary>Dimension laid over the rows.</summary>
    public long SpatialRows { get; }

    /// <summary>Dimension laid over the columns.</summary>
    public long SpatialColumns { get; }

    /// <summary>Dimension that streams, one step a cycle.</summary>
    public long Streamed { get; }

    /// <summary>Cuts along the rows.</summary>
    public long RowFolds => (SpatialRows + Array.Rows - 1) / Array.Rows;

    /// <summary>Cuts along the columns.</summary>
    public long ColumnFolds => (SpatialColumns + Array.Columns - 1) / Array.Columns;

    /// <summary>All folds; they run one after the other.</summary>
    public long Folds => checked(RowFolds * ColumnFolds);

    /// <summary>Cycles that a stationary operand needs to enter: a row a cycle; none where results stay.</summary>
    public long LoadCycles => Dataflow == Dataflow.OutputStationary ? 0 : Array.Rows;

    /// <summary>Cycles of one fold from its first load to its last result: load, stream, and the skew over rows and columns.</summary>
    public long FoldCycles => LoadCycles + Streamed + Array.Rows + Array.Columns - 2;

    /// <summary>Rows in use in the fold at <paramref name="index"/> along the rows.</summary>
    public long RowsUsed(long index)
    {
        return Math.Min(Array.Rows, SpatialRows - (index * Array.Rows));
    }

    /// <summary>Columns in use in the fold at <paramref name="index"/> along the columns.</summary>
    public long ColumnsUsed(long index)
    {
        return Math.Min(Array.Columns, SpatialColumns - (index * Array.Columns));
    }

    /// <summary>Results that leave the array, partial sums of every row fold included where they are not accumulated in place.</summary>
    public long ResultsWritten => Dataflow == Dataflow.OutputStationary ? Shape.M * Shape.N : checked(Shape.M * Shape.N * RowFolds);
}
