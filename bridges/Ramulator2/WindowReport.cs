using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2;

/// <summary>What a window returned; its room is reused from window to window.</summary>
public sealed class WindowReport
{
    private EventRecord[] _events = new EventRecord[256];
    private CommandRecord[] _commands = new CommandRecord[256];
    private int _eventCount;
    private int _commandCount;

    /// <summary>Accepts and completions, by cycle.</summary>
    public ReadOnlySpan<EventRecord> Events => _events.AsSpan(0, _eventCount);

    /// <summary>Commands, by cycle.</summary>
    public ReadOnlySpan<CommandRecord> Commands => _commands.AsSpan(0, _commandCount);

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _eventCount = 0;
        _commandCount = 0;
    }

    internal void Add(ReadOnlySpan<EventRecord> events) => Append(ref _events, ref _eventCount, events);

    internal void Add(ReadOnlySpan<CommandRecord> commands) => Append(ref _commands, ref _commandCount, commands);

    private static void Append<T>(ref T[] array, ref int count, ReadOnlySpan<T> more)
    {
        if (array.Length - count < more.Length)
            Array.Resize(ref array, Math.Max(array.Length * 2, count + more.Length));
        more.CopyTo(array.AsSpan(count));
        count += more.Length;
    }
}
