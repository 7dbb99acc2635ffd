namespace Tlm;

/// <summary>An item that knows how much of a link it takes.</summary>
public interface ITimedItem
{
    /// <summary>Bytes on the link, header included.</summary>
    long TransferBytes { get; }
}
