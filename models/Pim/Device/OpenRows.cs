namespace Tlm.Models.Pim.Device;

/// <summary>
/// Open rows of every bank. Normally one; a same-bank precharge that closes only some of the banks that its activate opened
/// (as the published AttAcc model has it) leaves a bank with several, so each bank keeps a short list.
/// </summary>
internal sealed class OpenRows
{
    private readonly int[] _count;
    private readonly int[][] _rows;

    public OpenRows(int banks)
    {
        _count = new int[banks];
        _rows = [.. Enumerable.Range(0, banks).Select(_ => new int[4])];
    }

    public bool IsClosed(int bank) => _count[bank] == 0;

    public bool IsOpen(int bank, int row) => _rows[bank].AsSpan(0, _count[bank]).Contains(row);

    public void Close(int bank) => _count[bank] = 0;

    public void Open(int bank, int row)
    {
        if (IsOpen(bank, row))
            return;
        if (_count[bank] == _rows[bank].Length)
            Array.Resize(ref _rows[bank], 2 * _rows[bank].Length);
        _rows[bank][_count[bank]++] = row;
    }
}
