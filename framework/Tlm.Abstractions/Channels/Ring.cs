namespace Tlm;

/// <summary>A first-in first-out ring that grows by doubling and never shrinks.</summary>
internal struct Ring<T>
{
    private T[]? _items;
    private int _head;

    public int Count { get; private set; }

    public readonly ref T this[int index] => ref _items![(_head + index) & (_items.Length - 1)];

    public void Add(T item)
    {
        if (_items is null || Count == _items.Length)
            Grow();
        _items![(_head + Count) & (_items.Length - 1)] = item;
        Count++;
    }

    public T Take()
    {
        ref T place = ref _items![_head];
        T item = place;
        place = default!;
        _head = (_head + 1) & (_items.Length - 1);
        Count--;
        return item;
    }

    public void RemoveAt(int index)
    {
        for (int i = index; i > 0; i--)
            this[i] = this[i - 1];
        _ = Take();
    }

    private void Grow()
    {
        var items = new T[_items is null ? 4 : checked(_items.Length * 2)];
        for (int i = 0; i < Count; i++)
            items[i] = this[i];
        _items = items;
        _head = 0;
    }
}
