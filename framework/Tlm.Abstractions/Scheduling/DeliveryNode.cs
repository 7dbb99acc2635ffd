namespace Tlm;

/// <summary>
/// One direction of a timed channel as the receiving partition sees it. At each time deliveries come first, ordered by
/// priority, then channel id, then direction (items before returning credits), then sequence.
/// </summary>
internal abstract class DeliveryNode() : ScheduledNode(NodeKind.Delivery)
{
    /// <summary>Smaller comes first.</summary>
    internal int Priority;

    /// <summary>Rank of the channel's name, with the direction as the lowest bit.</summary>
    internal int Order;

    /// <summary>Hands over all that is due at <paramref name="now"/>.</summary>
    internal abstract void Deliver(long now);

    internal static int Compare(DeliveryNode left, DeliveryNode right) =>
        left.Priority != right.Priority ? left.Priority.CompareTo(right.Priority) : left.Order.CompareTo(right.Order);
}
