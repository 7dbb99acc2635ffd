using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.Device;

/// <summary>
/// One channel of a PIM memory: rows and distances. It says which command a request needs next, from which cycle that may issue,
/// and takes the command. Rules: docs/pim-rules.md, "Device".
/// </summary>
internal sealed class PimDevice
{
    private readonly ReadyTable _ready;
    private readonly OpenRows _rows;
    private readonly int[]?[] _effectBanks;
    private readonly int[]?[] _needBanks;
    private readonly IssuePlan?[] _plans;

    public PimDevice(PimVariant variant)
    {
        Variant = variant;
        Layout = new ChannelLayout(variant.Organization);
        _ready = new ReadyTable(variant, Layout);
        _rows = new OpenRows(Layout.Banks);
        int slots = variant.Commands.Length * Layout.Banks;
        _effectBanks = new int[slots][];
        _needBanks = new int[slots][];
        _plans = new IssuePlan[slots * (Layout.Levels + 1)];
        IssuedCommands = new long[variant.Commands.Length];
    }

    public PimVariant Variant { get; }

    public ChannelLayout Layout { get; }

    /// <summary>Commands issued so far, by command index.</summary>
    public long[] IssuedCommands { get; }

    /// <summary>Grows with every change of a row: what <see cref="NextCommand"/> said before may be stale.</summary>
    public long RowVersion { get; private set; }

    /// <summary>The command that has to issue next so that <paramref name="final"/> can.</summary>
    public int NextCommand(int final, in BankAddress address)
    {
        if (Variant.Commands[final].Needs is not { } needs)
            return final;
        foreach (int bank in Reach(_needBanks, final, address.Bank, needs.OverLevels))
        {
            if (_rows.IsClosed(bank) ? needs.RowOpen : !needs.RowOpen || !_rows.IsOpen(bank, address.Row))
                return _rows.IsClosed(bank) ? needs.IfClosed : needs.IfOtherRow;
        }

        return final;
    }

    /// <summary>Whether a command finds its row open in the addressed bank.</summary>
    public bool Hits(int command, in BankAddress address) =>
        Variant.Commands[command].Needs is { RowOpen: true } && _rows.IsOpen(address.Bank, address.Row);

    /// <inheritdoc cref="ReadyTable.ReadyAt"/>
    public long ReadyAt(int command, in BankAddress address, long now) => _ready.ReadyAt(command, address, now);

    /// <summary>Issues a command: starts its distances and changes rows.</summary>
    public void Issue(int command, in BankAddress address, long now)
    {
        var meaning = Variant.Commands[command];
        IssuedCommands[command]++;
        ref IssuePlan? plan = ref _plans[((command * Layout.Banks) + address.Bank) * (Layout.Levels + 1) + Math.Min(address.Depth, Layout.Levels)];
        _ready.Issue(plan ??= Plan(meaning, address), command, now);
        if (meaning.Effect != RowEffect.None)
            ChangeRows(meaning, address);
    }

    private IssuePlan Plan(PimCommand command, in BankAddress address)
    {
        int bank = address.Bank;
        int[] others = command.TimingAt.IsEmpty ? [] : [.. Layout.WithIds(bank, command.TimingAt).Where(other => other != bank)];
        return _ready.Plan(command.Index, bank, address.Depth, others);
    }

    private void ChangeRows(PimCommand command, in BankAddress address)
    {
        RowVersion++;
        foreach (int bank in Reach(_effectBanks, command.Index, address.Bank, command.EffectOverLevels))
        {
            if (command.Effect == RowEffect.Open)
                _rows.Open(bank, address.Row);
            else
                _rows.Close(bank);
        }
    }

    private int[] Reach(int[]?[] cache, int command, int bank, System.Collections.Immutable.ImmutableArray<int> over) =>
        cache[command * Layout.Banks + bank] ??= Layout.Reach(bank, over);
}
