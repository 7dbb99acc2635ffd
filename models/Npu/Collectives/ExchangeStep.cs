namespace Tlm.Models.Npu.Collectives;

/// <summary>What one device does in one step of an exchange: sends elements, then waits for some. A part that it leaves out has no peer.</summary>
/// <param name="To">Rank that it sends to; -1: nobody.</param>
/// <param name="Sent">Elements that it sends.</param>
/// <param name="From">Rank that it waits for; -1: nobody.</param>
/// <param name="Received">Elements that it waits for.</param>
/// <param name="Adds">Whether it adds them to its own; else they take the place of its own.</param>
public readonly record struct ExchangeStep(int To, long Sent, int From, long Received, bool Adds)
{
    /// <summary>Sends only.</summary>
    public static ExchangeStep Send(int to, long elements) => new(to, elements, -1, 0, false);

    /// <summary>Receives only.</summary>
    public static ExchangeStep Receive(int from, long elements, bool adds) => new(-1, 0, from, elements, adds);
}
