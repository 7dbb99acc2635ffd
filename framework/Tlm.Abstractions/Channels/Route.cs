namespace Tlm;

/// <summary>The way from one partition to another, shared by all channels between them.</summary>
internal abstract class Route
{
    private readonly List<Func<MessageBatch>> _makers = [];
    private MessageBox? _box;

    /// <summary>The box that the sending partition fills in this window.</summary>
    internal MessageBox Filling
    {
        get => _box ??= MakeBox();
        set => _box = value;
    }

    /// <summary>Adds one direction of one channel; before time 0.</summary>
    /// <returns>Its index in each box.</returns>
    internal int Add(Func<MessageBatch> make)
    {
        _makers.Add(make);
        return _makers.Count - 1;
    }

    internal MessageBox MakeBox() => new([.. _makers.Select(make => make())]);
}

/// <summary>The place of one direction of one channel on a route.</summary>
internal readonly struct RouteLane(Route route, int index)
{
    internal MessageBatch BatchFor(long time) => route.Filling.BatchFor(index, time);
}
