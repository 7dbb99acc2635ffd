namespace Tlm.Models.Storage;

/// <summary>Keeps the last used blocks awake; waking another one takes time and puts the one that rested longest to sleep.</summary>
internal sealed class PowerGate
{
    private readonly GatingOptions _options;
    private readonly ulong _blockBytes;
    private readonly LinkedList<ulong> _awake = new();
    private readonly StaticPower _leakage;
    private readonly Counter _wakeUps;
    private readonly Power _perBlock;

    public PowerGate(Component rom, RomOptions options)
    {
        _options = options.Gating;
        _blockBytes = (ulong)((options.Capacity.Bytes + _options.Blocks - 1) / _options.Blocks);
        _perBlock = Power.FromNanowatts(options.Leakage.Nanowatts / _options.Blocks);
        _leakage = rom.Energy.StaticPower("leakage", options.Gating.Blocks == 1 ? options.Leakage : Power.Zero, "leakage of blocks that are awake");
        _wakeUps = rom.Statistics.Counter("wake_ups", Unit.Count, "blocks woken");
    }

    /// <summary>Wakes what the addresses (relative to the memory) need; returns how long that takes: blocks wake together.</summary>
    public SimTime Wake(ulong first, ulong last)
    {
        if (_options.Blocks == 1)
            return SimTime.Zero;
        bool slept = false;
        for (ulong block = first / _blockBytes; block <= last / _blockBytes; block++)
            slept |= Use(block);
        _leakage.Set(_perBlock * _awake.Count);
        return slept ? _options.WakeUp : SimTime.Zero;
    }

    private bool Use(ulong block)
    {
        if (_awake.Find(block) is { } awake)
        {
            _awake.Remove(awake);
            _awake.AddFirst(awake);
            return false;
        }
        _awake.AddFirst(block);
        if (_awake.Count > _options.Awake)
            _awake.RemoveLast();
        _wakeUps.Increment();
        return true;
    }
}
