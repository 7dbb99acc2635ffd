using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Server;

/// <summary>A request that was offered and is not complete.</summary>
internal sealed class ActiveRequest(RequestRecord record, LevelIds? ids)
{
    internal RequestRecord Record => record;

    internal LevelIds? Ids => ids;

    internal long Steps { get; } = (long)record.Count * record.OuterCount;

    internal long NextStep { get; set; }

    internal bool HasIssuedAll => NextStep == Steps;

    internal long StepsInFlight { get; set; }

    internal bool HasReportedFirst { get; set; }

    internal long ToAccept { get; set; } = (long)record.Count * record.OuterCount * record.TransactionsPerStep;

    internal long ToComplete { get; set; } = (long)record.Count * record.OuterCount * record.TransactionsPerStep;

    /// <summary>Address of a step.</summary>
    internal ulong AddressOf(long step)
    {
        var (outer, inner) = Math.DivRem(step, record.Count);
        return unchecked(record.Address + (ulong)(inner * record.Stride) + (ulong)(outer * record.OuterStride));
    }
}

/// <summary>Numbers the steps in flight; numbers are used again.</summary>
internal sealed class StepTable
{
    private readonly List<(ActiveRequest Owner, uint Left)> _steps = [];
    private readonly Stack<int> _free = new();

    internal int Add(ActiveRequest owner, uint transactions)
    {
        if (!_free.TryPop(out var number))
        {
            number = _steps.Count;
            _steps.Add(default);
        }

        _steps[number] = (owner, transactions);
        return number;
    }

    internal ActiveRequest Owner(int step) => _steps[step].Owner;

    /// <summary>A transaction of a step completed.</summary>
    /// <returns>Whether it was the step's last.</returns>
    internal bool Complete(int step)
    {
        var (owner, left) = _steps[step];
        _steps[step] = (owner, left - 1);
        if (left == 1)
            _free.Push(step);
        return left == 1;
    }
}
