using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tlm.Observability.Vcd;

/// <summary>The changes of one partition in the order of time: a block in memory, the rest on disk.</summary>
internal sealed class ChangeSpool(string path) : IDisposable
{
    private const int Block = 4096;
    private readonly VcdChange[] _block = new VcdChange[Block];
    private FileStream? _file;
    private int _count;

    /// <summary>Why changes were lost; null when none were.</summary>
    public IOException? Failure { get; private set; }

    public void Add(in VcdChange change)
    {
        if (Failure is not null)
            return;
        if (_count == Block)
            TrySpill();
        _block[_count++] = change;
    }

    /// <summary>All changes again, from the first on.</summary>
    public IEnumerable<VcdChange> Read()
    {
        if (_file is not null)
        {
            Spill();
            _file.Position = 0;
            while (_file.ReadAtLeast(MemoryMarshal.AsBytes(_block.AsSpan()), 1, throwOnEndOfStream: false) is > 0 and var bytes)
            {
                int whole = Refill(bytes);
                for (int i = 0; i < whole; i++)
                    yield return _block[i];
            }
            yield break;
        }
        for (int i = 0; i < _count; i++)
            yield return _block[i];
    }

    public void Dispose()
    {
        try
        {
            _file?.Dispose();
        }
        catch (IOException error)
        {
            Failure ??= error; // what was buffered found no room
        }
        _file = null;
        File.Delete(path);
    }

    // a read may end within a change: the rest of the block follows
    private int Refill(int bytes)
    {
        int rest = bytes % Unsafe.SizeOf<VcdChange>();
        if (rest != 0)
            _file!.ReadExactly(MemoryMarshal.AsBytes(_block.AsSpan()).Slice(bytes, Unsafe.SizeOf<VcdChange>() - rest));
        return (bytes + Unsafe.SizeOf<VcdChange>() - 1) / Unsafe.SizeOf<VcdChange>();
    }

    // a full disk ends the waveform, not the run, and is given back
    private void TrySpill()
    {
        try
        {
            Spill();
        }
        catch (IOException error)
        {
            (Failure, _count) = (error, 0);
            Dispose();
        }
    }

    private void Spill()
    {
        _file ??= new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
        _file.Write(MemoryMarshal.AsBytes(_block.AsSpan(0, _count)));
        _count = 0;
    }
}
