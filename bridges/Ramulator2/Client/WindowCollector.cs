using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Client;

/// <summary>Collects the parts of a running window and holds its end against them.</summary>
internal sealed class WindowCollector(WindowReport report)
{
    private uint _digest;

    /// <summary>What has come.</summary>
    internal WindowReport Report => report;

    /// <summary>The end, once it has come.</summary>
    internal WindowEnd? End { get; private set; }

    /// <summary>Starts, or starts again with a new worker.</summary>
    internal void Begin()
    {
        report.Clear();
        _digest = 0;
        End = null;
    }

    /// <summary>Takes a part, without its head.</summary>
    internal void TakePart(BodyReader whole, in PartHead head, BodyReader records)
    {
        _digest = Crc32C.Append(_digest, whole.Left);
        report.Add(records.TakeMany<EventRecord>(head.Events));
        report.Add(records.TakeMany<CommandRecord>(head.Commands));
        records.End();
    }

    /// <summary>Takes the end.</summary>
    /// <exception cref="ProtocolException">It is another window's, or does not fit the parts.</exception>
    internal void TakeEnd(in WindowEnd end, ulong window)
    {
        if (end.Window != window)
            throw new ProtocolException($"engine {end.Engine}: window {end.Window} ended where {window} runs");
        if (end.Digest != _digest || end.Events != (ulong)report.Events.Length || end.Commands != (ulong)report.Commands.Length)
            throw new ProtocolException($"engine {end.Engine}: the records of window {window} are not those that its end counts");
        End = end;
    }
}
