using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Engine;

/// <summary>What each bank holds: its open row, and how many requests in the active buffer count on it.</summary>
internal sealed unsafe class BankStates
{
    /// <summary>Row number of a closed bank.</summary>
    public const int Closed = -1;

    /// <summary>Row number of a bank between the halves of a split activation.</summary>
    public const int Activating = -2;

    private readonly PinnedInts _rows;
    private readonly PinnedInts _active;
    private readonly int[] _notClosed;
    private readonly int[] _activeInSection;
    private readonly int[] _sectionOf;

    public BankStates(BankHierarchy hierarchy)
    {
        _rows = new PinnedInts(hierarchy.Banks, Closed);
        _active = new PinnedInts(hierarchy.Banks, 0);
        _notClosed = new int[hierarchy.Sections];
        _activeInSection = new int[hierarchy.Sections];
        _sectionOf = [.. Enumerable.Range(0, hierarchy.Banks).Select(hierarchy.SectionOf)];
    }

    public int Count => _rows.Length;

    /// <summary>Open row, <see cref="Closed"/> or <see cref="Activating"/>, per bank.</summary>
    public int* Rows => _rows.Pointer;

    /// <summary>
    /// Requests per bank that entered the active buffer and have not been counted out. Ramulator counts a request twice that activates
    /// again from the active buffer, and out once: the surplus stays (docs/dram-rules.md, "Active buffer").
    /// </summary>
    public int* Active => _active.Pointer;

    /// <summary>The active buffer holds any request.</summary>
    public bool BufferOccupied { get; set; }

    public void SetRow(int bank, int row)
    {
        int before = _rows.Pointer[bank];
        _rows.Pointer[bank] = row;
        if ((before == Closed) != (row == Closed))
            CountOpen(_sectionOf[bank], row == Closed ? -1 : 1);
    }

    /// <summary>Sections with a bank that is not closed.</summary>
    public int OpenSections { get; private set; }

    public void CountActive(int bank, int change)
    {
        _active.Pointer[bank] += change;
        _activeInSection[_sectionOf[bank]] += change;
    }

    public int RowOf(int bank) => _rows.Pointer[bank];

    public bool IsClosed(int bank) => _rows.Pointer[bank] == Closed;

    /// <summary>Do the counts of the active buffer exceed the requests in it?</summary>
    public bool HasSurplus(int requests)
    {
        int counted = 0;
        foreach (int count in _activeInSection)
            counted += count;
        return counted != requests;
    }

    /// <summary>May no precharge close this bank, because a request in the active buffer counts on it?</summary>
    public bool IsProtected(int bank) => BufferOccupied && _active.Pointer[bank] > 0;

    /// <summary>Is any bank of a section not closed?</summary>
    public bool AnyOpen(int section) => _notClosed[section] > 0;

    /// <summary>May no precharge close all banks of a section?</summary>
    public bool IsAnyProtected(int section) => BufferOccupied && _activeInSection[section] > 0;

    /// <summary>Sets the row of a bank that moved within its section; the number of open banks stays.</summary>
    public void MoveRow(int bank, int row) => _rows.Pointer[bank] = row;

    /// <summary>Sets the count of a bank that moved within its section.</summary>
    public void MoveActive(int bank, int count) => _active.Pointer[bank] = count;

    private void CountOpen(int section, int change)
    {
        int before = _notClosed[section];
        _notClosed[section] = before + change;
        if (before == 0)
            OpenSections++;
        else if (before + change == 0)
            OpenSections--;
    }
}
