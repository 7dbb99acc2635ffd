namespace Tlm.Models.Storage.Nand;

/// <summary>
/// A plane: cells, a data register that the cells fill, and a cache register from which pages leave. The next page is read while one leaves.
/// Who asks first has the array first.
/// </summary>
internal sealed class NandPlane(NandTimingOptions timing, int pagesPerBlock)
{
    private const long NoPage = -1;
    private SimTime _arrayFree;
    private SimTime _cacheFree;
    private SimTime _ready;
    private long _page = NoPage;
    private long _programs;

    /// <summary>When the array may begin to read.</summary>
    public SimTime ArrayFree => _arrayFree;

    /// <summary>Reads a page, not before <paramref name="from"/>; gives when it is corrected and may leave.</summary>
    public SimTime Read(SimTime from, long page = NoPage)
    {
        _arrayFree = SimTime.Max(SimTime.Max(_arrayFree, from) + timing.Read, _cacheFree);
        _page = page;
        _ready = _arrayFree + timing.Correction;
        return _ready;
    }

    /// <summary>Whether a page is in the cache register, and since when it may leave.</summary>
    public bool Holds(long page, out SimTime ready)
    {
        ready = _ready;
        return page == _page;
    }

    /// <summary>The page in the cache register is out at a time.</summary>
    public void Leave(SimTime time)
    {
        _cacheFree = SimTime.Max(_cacheFree, time);
    }

    /// <summary>Programs the page that the cache register got by a time, after an erase where a block's pages are used up; gives when it is done.</summary>
    public SimTime Program(SimTime from, out bool erased)
    {
        SimTime begin = SimTime.Max(_arrayFree, from);
        erased = ++_programs % pagesPerBlock == 0;
        _cacheFree = begin;
        _page = NoPage;
        _arrayFree = begin + timing.Program + (erased ? timing.Erase : SimTime.Zero);
        return _arrayFree;
    }

    /// <summary>When the cache register takes data to program.</summary>
    public SimTime CacheFree => _cacheFree;
}
