namespace Tlm.Hosting.Tests.Components;

public sealed record Packet(long Number, long TransferBytes) : ITimedItem;
