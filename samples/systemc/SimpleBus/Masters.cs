namespace Tlm.Samples.SystemC;

/// <summary>Reads a block by a burst, changes it, writes it back by another.</summary>
public sealed class BlockingMaster : Component
{
    private const int Words = 16;
    private readonly uint _address;
    private readonly int _priority;
    private readonly SimTime _pause;

    /// <summary>A master.</summary>
    public BlockingMaster(ComponentContext context, int priority, uint address, SimTime pause)
        : base(context)
    {
        (_priority, _address, _pause) = (priority, address, pause);
        Clock = new SignalIn<bool>(this, "clock");
        Bus = new InterfacePort<IBlockingAccess>(this, "bus");
        Thread("run", RunAsync).SensitiveTo(Clock.PositiveEdge);
    }

    /// <summary>The clock.</summary>
    public SignalIn<bool> Clock { get; }

    /// <summary>The bus.</summary>
    public InterfacePort<IBlockingAccess> Bus { get; }

    private async SimTask RunAsync()
    {
        int[] data = new int[Words];
        while (true)
        {
            await Wait();
            await Bus.Interface.ReadBurstAsync(_priority, data, _address, locks: false);
            for (int i = 0; i < Words; i++)
            {
                data[i] += i;
                await Wait();
            }
            await Bus.Interface.WriteBurstAsync(_priority, data, _address, locks: false);
            await Delay(_pause);
        }
    }
}

/// <summary>Reads a word, polls, changes it, writes it, polls, goes on to the next.</summary>
public sealed class NonBlockingMaster : Component
{
    private readonly uint _start;
    private readonly int _priority;
    private readonly SimTime _pause;

    /// <summary>A master.</summary>
    public NonBlockingMaster(ComponentContext context, int priority, uint start, SimTime pause)
        : base(context)
    {
        (_priority, _start, _pause) = (priority, start, pause);
        Clock = new SignalIn<bool>(this, "clock");
        Bus = new InterfacePort<INonBlockingAccess>(this, "bus");
        Thread("run", RunAsync).SensitiveTo(Clock.PositiveEdge);
    }

    /// <summary>The clock.</summary>
    public SignalIn<bool> Clock { get; }

    /// <summary>The bus.</summary>
    public InterfacePort<INonBlockingAccess> Bus { get; }

    private async SimTask RunAsync()
    {
        int[] word = new int[1];
        uint address = _start;
        int count = 0;
        await Wait();
        while (true)
        {
            Bus.Interface.Read(_priority, word, address, locks: false);
            await PollAsync();
            word[0] += count++;
            Bus.Interface.Write(_priority, word, address, locks: false);
            await PollAsync();
            await Delay(_pause);
            await Wait();
            address += 4;
            if (address > _start + 0x80)
                (address, count) = (_start, 0);
        }
    }

    private async SimTask PollAsync()
    {
        while (Bus.Interface.StatusOf(_priority) is BusStatus.Request or BusStatus.Wait)
            await Wait();
    }
}

/// <summary>Looks at four words every so often, without time.</summary>
public sealed class DirectMaster : Component
{
    private readonly uint _address;
    private readonly SimTime _pause;
    private readonly List<string> _lines;

    /// <summary>A master.</summary>
    public DirectMaster(ComponentContext context, uint address, SimTime pause, List<string> lines)
        : base(context)
    {
        (_address, _pause, _lines) = (address, pause, lines);
        Bus = new InterfacePort<IDirectAccess>(this, "bus");
        Thread("run", RunAsync);
    }

    /// <summary>The bus.</summary>
    public InterfacePort<IDirectAccess> Bus { get; }

    private async SimTask RunAsync()
    {
        int[] data = new int[4];
        while (true)
        {
            for (int i = 0; i < data.Length; i++)
                Bus.Interface.DirectRead(out data[i], _address + (uint)(4 * i));
            _lines.Add($"{Now} {FullName} : mem[{_address:x}:{_address + 15:x}] = ({string.Join(", ", data.Select(static word => $"{word:x}"))})");
            await Delay(_pause);
        }
    }
}
