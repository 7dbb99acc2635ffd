namespace Tlm.Models.Pim.LogicDie;

/// <summary>Which row the logic die takes after the last column of another one.</summary>
public enum RowOrder
{
    /// <summary>The same row of the next stack id, opened ahead while the row before is read.</summary>
    StackIds,

    /// <summary>The next row of the same banks, so that precharge and activate of every row are waited for, as in the public simulator that follows Duplex.</summary>
    Rows,
}
