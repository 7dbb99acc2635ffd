namespace Tlm;

/// <summary>
/// A channel with an update phase (SystemC: sc_prim_channel). What changes in the evaluation phase is taken over in
/// <see cref="Update"/>, and what that notifies with zero delay is seen in the next delta cycle.
/// </summary>
public abstract class PrimitiveChannel
{
    private bool _updateRequested;

    /// <summary>A channel of a component.</summary>
    protected PrimitiveChannel(Component owner, string name)
    {
        Scheduler = owner.Scheduler;
        FullName = $"{owner.FullName}.{name}";
    }

    /// <summary>The dotted name.</summary>
    public string FullName { get; }

    internal Scheduler Scheduler { get; }

    /// <summary>The dotted name.</summary>
    public override string ToString() => FullName;

    /// <summary>Asks for one <see cref="Update"/> in the coming update phase.</summary>
    protected void RequestUpdate()
    {
        if (_updateRequested)
            return;
        _updateRequested = true;
        Scheduler.RequestUpdate(this);
    }

    /// <summary>Takes over what changed.</summary>
    protected abstract void Update();

    internal void RunUpdate()
    {
        _updateRequested = false;
        Update();
    }
}
