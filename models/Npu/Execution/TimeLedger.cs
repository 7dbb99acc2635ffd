using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Execution;

/// <summary>Where the compute pipeline's time went: by what held it, and by kind of operator. Both sum to the same total.</summary>
internal sealed class TimeLedger
{
    private readonly long[] _byKind = new long[Enum.GetValues<OperatorKind>().Length];
    private readonly long[] _macsByKind = new long[Enum.GetValues<OperatorKind>().Length];
    private readonly long[] _bytesByKind = new long[Enum.GetValues<OperatorKind>().Length];
    private long _array;
    private long _vector;
    private long _memory;

    /// <summary>Time until now that is accounted for.</summary>
    public SimTime Total => SimTime.FromFemtoseconds(_array + _vector + _memory);

    /// <summary>Accounts for one tile.</summary>
    public void Add(WorkItem item, SimTime waited, SimTime vector, SimTime array)
    {
        int kind = (int)item.Operator.Kind;
        _memory += waited.Femtoseconds;
        _vector += vector.Femtoseconds;
        _array += array.Femtoseconds;
        _byKind[kind] += (waited + vector + array).Femtoseconds;
        _macsByKind[kind] += item.Macs;
        _bytesByKind[kind] += item.LoadBytes + (item.HasStore ? item.Store.Bytes : 0);
    }

    /// <summary>Publishes both breakdowns and the work of each kind of operator.</summary>
    public void Publish(ResultSheet sheet)
    {
        ResultPart[] resources = [new("array", _array), new("vector", _vector), new("memory", _memory)];
        sheet.Breakdown("time_by_resource", Unit.Femtoseconds, "what the pipeline did: array, vector unit, or waiting for memory", resources);
        OperatorKind[] kinds = [.. Enum.GetValues<OperatorKind>().Where(kind => _byKind[(int)kind] > 0)];
        sheet.Breakdown("time_by_operator", Unit.Femtoseconds, "time by kind of operator", kinds.Select(kind => new ResultPart(Name(kind), _byKind[(int)kind])));
        ResultColumn[] columns =
        [
            new("operator", Unit.Count, "kind of operator"),
            new("time", Unit.Femtoseconds, "time of the pipeline"),
            new("macs", Unit.Operations, "multiply-accumulates"),
            new("bytes", Unit.Bytes, "bytes loaded and stored"),
        ];
        sheet.Table("operators", "work by kind of operator", columns, kinds.Select(Row));
    }

    private IReadOnlyList<object> Row(OperatorKind kind)
    {
        return [Name(kind), _byKind[(int)kind], _macsByKind[(int)kind], _bytesByKind[(int)kind]];
    }

    private static string Name(OperatorKind kind)
    {
        return kind switch
        {
            OperatorKind.KvAppend => "kv_append",
            OperatorKind.AttentionScore => "attention_score",
            OperatorKind.AttentionContext => "attention_context",
            _ => kind.ToString().ToLowerInvariant(),
        };
    }
}
