using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>
/// A first-in first-out list threaded through its nodes; a node is in one list at a time. Writing a reference costs more than
/// reading one, so what can be told otherwise is not written: the tail of a list of one, and the link back of the first node.
/// </summary>
internal struct NodeList
{
    public ScheduledNode? Head;
    private ScheduledNode? _tail;

    public readonly bool IsEmpty => Head is null;

    /// <summary>Appends a node that is never taken out of the middle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AppendForward(ScheduledNode node)
    {
        node.Next = null;
        if (Head is null)
            Head = node;
        else
            Link(node);
    }

    /// <summary>Appends a node that <see cref="Remove"/> may take out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Append(ScheduledNode node)
    {
        node.Next = null;
        if (Head is null)
            Head = node;
        else
            node.Previous = Link(node);
    }

    /// <summary>Appends the whole of another list, which is left empty.</summary>
    public void AppendAll(ref NodeList other)
    {
        if (other.Head is not { } head)
            return;
        if (Head is null)
            Head = head;
        else
            head.Previous = Link(head);
        if (head.Next is not null)
            _tail = other._tail;
        other.Head = null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ScheduledNode? TakeFirst()
    {
        ScheduledNode? node = Head;
        if (node is not null)
            Head = node.Next;
        return node;
    }

    /// <summary>Takes the first node of a list that holds processes only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Process? TakeFirstProcess() => Unsafe.As<Process?>(TakeFirst());

    /// <summary>Takes out a node that was put in by <see cref="Append"/>.</summary>
    public void Remove(ScheduledNode node)
    {
        if (Head == node)
            Head = node.Next;
        else
            Unlink(node, node.Previous!);
    }

    /// <summary>Takes out any node, in time proportional to the nodes before it.</summary>
    public void FindAndRemove(ScheduledNode node)
    {
        if (Head == node)
        {
            Head = node.Next;
            return;
        }
        ScheduledNode before = Head!;
        while (before.Next != node)
            before = before.Next!;
        Unlink(node, before);
    }

    private ScheduledNode Link(ScheduledNode node)
    {
        ScheduledNode tail = Head!.Next is null ? Head : _tail!;
        tail.Next = node;
        _tail = node;
        return tail;
    }

    private void Unlink(ScheduledNode node, ScheduledNode before)
    {
        ScheduledNode? next = node.Next;
        before.Next = next;
        if (next is null)
            _tail = before;
        else
            next.Previous = before;
    }
}
