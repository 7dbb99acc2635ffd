using Tlm.Kernel;

namespace Tlm.Samples.Tlm2;

/// <summary>An initiator whose payloads carry an extension that their target must know; the target takes direct memory pointers back after a while.</summary>
public static class MandatoryExtension
{
    /// <summary>Name of the example.</summary>
    public const string Name = "lt_extension_mandatory";

    /// <summary>Runs it.</summary>
    /// <returns>One line for each thing that happened, with its time.</returns>
    public static IReadOnlyList<string> Run()
    {
        var lines = new List<string>();
        var builder = new SimulationBuilder();
        var initiator = builder.Add("initiator", context => new Writer(context, 5, lines));
        builder.Connect(initiator.Socket, builder.Add("target", context => new NamedTarget(context, SimTime.FromNanoseconds(25), lines)).Socket);
        builder.Elaborate().Run();
        return lines;
    }

    /// <summary>Who sends; every target on the way has to know it.</summary>
    private sealed class SenderName(string text) : PayloadExtension
    {
        public string Text => text;

        public override bool IsMandatory => true;
    }

    /// <summary>Writes so many words and reads them back, through a direct memory pointer while it has one.</summary>
    private sealed class Writer : Component
    {
        private readonly PayloadPool _pool = new();
        private readonly List<string> _lines;
        private readonly DmiRegion _region = new();
        private readonly int _count;
        private bool _isDirect;

        public Writer(ComponentContext context, int count, List<string> lines)
            : base(context)
        {
            (_count, _lines) = (count, lines);
            Socket = new InitiatorSocket(this, "socket");
            Socket.RegisterInvalidateDirectMemoryPointer(Invalidate);
            Thread("run", RunAsync);
        }

        public InitiatorSocket Socket { get; }

        private async SimTask RunAsync()
        {
            Payload payload = _pool.Rent();
            payload.SetExtension(new SenderName("generic ID"));
            for (int i = 0; i < 2 * _count; i++)
            {
                byte[] data = BitConverter.GetBytes(i < _count ? i : 0);
                ulong address = (ulong)(4 * (i % _count));
                _ = i < _count ? payload.SetWrite(address, 4) : payload.SetRead(address, 4);
                payload.Data = data;
                _lines.Add($"{Now} creates {(payload.IsWrite ? "write" : "read")} {address:X16}{(payload.IsWrite ? $" {i:X8}" : "")}");
                if (_isDirect && _region.Covers(address, 4, DmiAccess.ReadWrite))
                    await AccessAsync(payload);
                else
                    await CallAsync(payload);
            }
        }

        private async SimTask AccessAsync(Payload payload)
        {
            if (payload.IsWrite)
                _region.Write(payload.Address, payload.Data.Span);
            else
                _region.Read(payload.Address, payload.Data.Span);
            await Delay(payload.IsWrite ? _region.WriteLatency : _region.ReadLatency);
            End(payload);
        }

        private async SimTask CallAsync(Payload payload)
        {
            Phase phase = Phase.BeginRequest;
            SimTime delay = SimTime.Zero;
            if (Socket.NbTransportForward(payload, ref phase, ref delay) != SyncStatus.Completed)
                Report(Severity.Fatal, "phase", "the target was to complete at once");
            await Delay(delay);
            payload.EnsureOk();
            End(payload);
            if (payload.DmiAllowed)
                _isDirect = Socket.GetDirectMemoryPointer(payload, _region);
        }

        private void End(Payload payload) =>
            _lines.Add($"{Now} received ok{(payload.IsRead ? $" {BitConverter.ToUInt32(payload.Data.Span):X8}" : "")}");

        private void Invalidate(ulong start, ulong end)
        {
            _isDirect = false;
            _lines.Add($"{Now} invalidated");
        }
    }

    private sealed class NamedTarget : Component
    {
        private static readonly SimTime Read = SimTime.FromNanoseconds(100);
        private static readonly SimTime Write = SimTime.FromNanoseconds(10);
        private readonly byte[] _memory = new byte[400];
        private readonly SimTime _grant;
        private readonly List<string> _lines;
        private readonly SimEvent _expired;

        public NamedTarget(ComponentContext context, SimTime grant, List<string> lines)
            : base(context)
        {
            (_grant, _lines) = (grant, lines);
            Socket = new TargetSocket(this, "socket").Understands<SenderName>();
            Socket.RegisterNbTransportForward(NbTransportForward);
            Socket.RegisterGetDirectMemoryPointer(GetDirectMemoryPointer);
            _expired = new SimEvent(this, "expired");
            Method("invalidate", () => Socket.InvalidateDirectMemoryPointer(0, (ulong)_memory.Length - 1)).SensitiveTo(_expired).DontInitialize();
        }

        public TargetSocket Socket { get; }

        private SyncStatus NbTransportForward(Payload payload, ref Phase phase, ref SimTime delay)
        {
            NoteSender(payload);
            _lines.Add($"{Now} serves {(payload.IsWrite ? "write" : "read")} {payload.Address:X16}");
            Span<byte> place = _memory.AsSpan((int)payload.Address, (int)payload.Length);
            if (payload.IsWrite)
                payload.Data.Span.CopyTo(place);
            else
                place.CopyTo(payload.Data.Span);
            delay += payload.IsWrite ? Write : Read;
            payload.ResponseStatus = ResponseStatus.Ok;
            payload.DmiAllowed = true;
            return SyncStatus.Completed;
        }

        private bool GetDirectMemoryPointer(Payload payload, DmiRegion region)
        {
            _expired.Notify(_grant);
            NoteSender(payload);
            region.Reset();
            (region.Start, region.End) = (0, (ulong)_memory.Length - 1);
            region.Memory = _memory;
            (region.ReadLatency, region.WriteLatency) = (Read, Write);
            region.Access = DmiAccess.ReadWrite;
            return true;
        }

        private void NoteSender(Payload payload) => _lines.Add($"{Now} extension {payload.GetExtension<SenderName>()!.Text}");
    }
}
