using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Journal;

/// <summary>The windows of a run on disk, each with its end, so that a new worker can be brought to the state of a lost one.</summary>
internal sealed class WindowJournal : IDisposable
{
    private const string Off = "off";

    private readonly string _path;
    private readonly long _limit;
    private FileStream? _file;
    private byte[] _buffer = [];

    /// <summary>Opens an empty journal.</summary>
    /// <param name="path">File, which stays; null for one in the temporary folder; <c>off</c> for none.</param>
    /// <param name="limit">Bytes that it may take.</param>
    /// <exception cref="BridgeException">The file can't be opened.</exception>
    internal WindowJournal(string? path, long limit)
    {
        _limit = limit;
        _path = path ?? Path.Combine(Path.GetTempPath(), $"tlm-bridge-{Path.GetRandomFileName()}.journal");
        if (path == Off)
        {
            Missing = "the journal is switched off";
            return;
        }

        // only a file of our own making is deleted again: a given one may be a device
        var options = path is null ? FileOptions.DeleteOnClose : FileOptions.None;
        Guarded(() => _file = new FileStream(_path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16, options));
    }

    /// <summary>Why the journal does not hold the whole run; null when it does.</summary>
    internal string? Missing { get; private set; }

    /// <summary>Adds a window that has ended.</summary>
    /// <exception cref="BridgeException">The disk is full.</exception>
    internal void Append(ReadOnlySpan<byte> window, in WindowEnd end)
    {
        if (_file is null)
            return;
        var needed = sizeof(int) + window.Length + Unsafe.SizeOf<WindowEnd>();
        if (_file.Position + needed > _limit)
        {
            Missing = $"the journal has reached its limit of {_limit} bytes";
            Dispose();
            return;
        }

        var length = window.Length;
        try
        {
            _file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in length)));
            _file.Write(window);
            _file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<WindowEnd>(in end)));
        }
        catch (IOException failure)
        {
            throw Failed(failure);
        }
    }

    /// <summary>Hands out every window with its end, in order.</summary>
    /// <exception cref="BridgeException">The file can't be read.</exception>
    internal void Replay(ReplayWindow replay)
    {
        if (_file is null)
            return;
        var length = _file.Position;
        Guarded(() => _file.Flush());
        _file.Position = 0;
        while (_file.Position < length)
        {
            var window = Take(BitConverter.ToInt32(Take(sizeof(int))) + Unsafe.SizeOf<WindowEnd>());
            var end = MemoryMarshal.Read<WindowEnd>(window[^Unsafe.SizeOf<WindowEnd>()..]);
            replay(window[..^Unsafe.SizeOf<WindowEnd>()], end);
        }
    }

    public void Dispose()
    {
        try
        {
            _file?.Dispose();
        }
        catch (IOException)
        {
            // what could not be written any more is not needed any more
        }

        _file = null;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_buffer.Length < count)
            _buffer = new byte[count];
        Guarded(() => _file!.ReadExactly(_buffer, 0, count));
        return _buffer.AsSpan(0, count);
    }

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Failed(failure);
        }
    }

    private BridgeException Failed(Exception failure) => new(
        $"the bridge's journal {_path} cannot be used: {failure.Message}; set {Client.WorkerOptions.JournalVariable} to a file with room, or to '{Off}'",
        failure);
}

/// <summary>Takes one window of a journal.</summary>
/// <param name="window">Body of the window.</param>
/// <param name="end">How it ended.</param>
internal delegate void ReplayWindow(ReadOnlySpan<byte> window, WindowEnd end);
