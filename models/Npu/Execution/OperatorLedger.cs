using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Execution;

/// <summary>Where a device's time went: by resource that held it, and by kind of operator. Both sum to the same total.</summary>
internal sealed class OperatorLedger(params LedgerResource[] resources)
{
    private static readonly OperatorKind[] Kinds = Enum.GetValues<OperatorKind>();

    private readonly long[] _byResource = new long[resources.Length];
    private readonly long[] _byKind = new long[Kinds.Length];
    private readonly long[] _macs = new long[Kinds.Length];
    private readonly long[] _bytes = new long[Kinds.Length];

    /// <summary>Adds time (femtoseconds, by resource), MACs and bytes of a piece of an operator.</summary>
    public void Add(OperatorKind kind, ReadOnlySpan<long> times, long macs, long bytes)
    {
        for (int i = 0; i < times.Length; i++)
        {
            _byResource[i] += times[i];
            _byKind[(int)kind] += times[i];
        }
        _macs[(int)kind] += macs;
        _bytes[(int)kind] += bytes;
    }

    /// <summary>Publishes both breakdowns and the work of each kind of operator.</summary>
    public void Publish(ResultSheet sheet)
    {
        (string Name, long Time)[] held = [.. resources.Zip(_byResource).Where(pair => pair.First.IsThere).Select(pair => (pair.First.Name, pair.Second))];
        sheet.Breakdown("time_by_resource", Unit.Femtoseconds, "what held the work: " + string.Join(", ", held.Select(part => part.Name)), held.Select(part => new ResultPart(part.Name, part.Time)));
        OperatorKind[] used = [.. Kinds.Where(kind => _byKind[(int)kind] > 0)];
        sheet.Breakdown("time_by_operator", Unit.Femtoseconds, "time by kind of operator", used.Select(kind => new ResultPart(Name(kind), _byKind[(int)kind])));
        ResultColumn[] columns =
        [
            new("operator", Unit.Count, "kind of operator"),
            new("time", Unit.Femtoseconds, "time"),
            new("macs", Unit.Operations, "multiply-accumulates"),
            new("bytes", Unit.Bytes, "bytes moved"),
        ];
        sheet.Table("operators", "work by kind of operator", columns, used.Select(Row));
    }

    private IReadOnlyList<object> Row(OperatorKind kind)
    {
        return [Name(kind), _byKind[(int)kind], _macs[(int)kind], _bytes[(int)kind]];
    }

    /// <summary>The name of a kind of operator in results.</summary>
    public static string Name(OperatorKind kind)
    {
        return kind switch
        {
            OperatorKind.KvAppend => "kv_append",
            OperatorKind.AttentionScore => "attention_score",
            OperatorKind.AttentionContext => "attention_context",
            OperatorKind.AllReduce => "all_reduce",
            OperatorKind.AllGather => "all_gather",
            _ => kind.ToString().ToLowerInvariant(),
        };
    }
}
