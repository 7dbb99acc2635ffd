using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Server;

/// <summary>Cuts the records of a window into parts.</summary>
internal static class PartWriter
{
    private const int RecordsPerPart = 8192;

    /// <summary>Sends the parts.</summary>
    /// <returns>CRC-32C of their bodies.</returns>
    internal static uint Send(ServerLink link, BodyWriter body, uint engine, WindowReport report) =>
        Write(body, engine, report, () => link.Send(FrameKind.WindowPart, body));

    /// <summary>What <see cref="Send"/> would return, without sending.</summary>
    internal static uint Digest(BodyWriter body, uint engine, WindowReport report) => Write(body, engine, report, () => { });

    private static uint Write(BodyWriter body, uint engine, WindowReport report, Action send)
    {
        uint digest = 0;
        for (int events = 0, commands = 0; events < report.Events.Length || commands < report.Commands.Length;)
        {
            var someEvents = report.Events[events..Math.Min(events + RecordsPerPart, report.Events.Length)];
            var someCommands = report.Commands[commands..Math.Min(commands + RecordsPerPart, report.Commands.Length)];
            (events, commands) = (events + someEvents.Length, commands + someCommands.Length);
            body.Clear();
            body.Put(new PartHead { Engine = engine, Events = (uint)someEvents.Length, Commands = (uint)someCommands.Length });
            body.PutMany(someEvents);
            body.PutMany(someCommands);
            digest = Crc32C.Append(digest, body.Body);
            send();
        }

        return digest;
    }
}
