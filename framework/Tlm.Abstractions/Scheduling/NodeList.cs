using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>A first-in first-out list threaded through its nodes. A node is in one list at a time.</summary>
internal struct NodeList
{
    public ScheduledNode? Head;
    public ScheduledNode? Tail;

    public readonly bool IsEmpty => Head is null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ScheduledNode node)
    {
        ScheduledNode? tail = Tail;
        node.Next = null;
        node.Previous = tail;
        if (tail is null)
            Head = node;
        else
            tail.Next = node;
        Tail = node;
    }

    /// <summary>Appends the whole of another list, which is left empty.</summary>
    public void AppendAll(ref NodeList other)
    {
        if (other.Head is not { } head)
            return;
        if (Tail is { } tail)
        {
            tail.Next = head;
            head.Previous = tail;
        }
        else
        {
            Head = head;
        }
        Tail = other.Tail;
        other = default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ScheduledNode? TakeFirst()
    {
        ScheduledNode? node = Head;
        if (node is null)
            return null;
        ScheduledNode? next = node.Next;
        Head = next;
        if (next is null)
            Tail = null;
        else
            next.Previous = null;
        return node;
    }

    public void Remove(ScheduledNode node)
    {
        if (node.Previous is { } previous)
            previous.Next = node.Next;
        else
            Head = node.Next;
        if (node.Next is { } next)
            next.Previous = node.Previous;
        else
            Tail = node.Previous;
        node.Next = null;
        node.Previous = null;
    }
}
