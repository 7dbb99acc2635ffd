using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Client;

/// <summary>Sends one window and collects its parts up to its end.</summary>
internal static class WindowExchange
{
    internal static WindowEnd Run(WorkerConnection connection, BodyWriter window, ulong number, WindowReport report)
    {
        connection.Send(FrameKind.Window, window);
        uint digest = 0;
        while (true)
        {
            switch (connection.Receive(out var body))
            {
                case FrameKind.WindowPart:
                    digest = TakePart(body, digest, report);
                    break;
                case FrameKind.WindowEnd:
                    return TakeEnd(body, number, digest, report, connection.Name);
                case var kind:
                    throw new ProtocolException($"{connection.Name}: a frame {kind} came where records of window {number} were due");
            }
        }
    }

    private static uint TakePart(BodyReader body, uint digest, WindowReport report)
    {
        digest = Crc32C.Append(digest, body.Left);
        var events = body.Take<uint>();
        var commands = body.Take<uint>();
        report.Add(body.TakeMany<EventRecord>(events));
        report.Add(body.TakeMany<CommandRecord>(commands));
        body.End();
        return digest;
    }

    private static WindowEnd TakeEnd(BodyReader body, ulong number, uint digest, WindowReport report, string worker)
    {
        var end = body.Take<WindowEnd>();
        body.End();
        if (end.Window != number)
            throw new ProtocolException($"{worker}: window {end.Window} ended where {number} runs");
        if (end.Digest != digest || end.Events != (ulong)report.Events.Length || end.Commands != (ulong)report.Commands.Length)
            throw new ProtocolException($"{worker}: the records of window {number} are not those that its end counts");
        return end;
    }
}
