using Tlm.Observability.Collection;

namespace Tlm.Observability.Tables;

/// <summary>Operators and other activities: exact sums, and records.</summary>
internal static class OperatorTables
{
    private static readonly TableField[] Identity =
    [
        new("component", "string", "full name of the component"), new("name", "string", "name of the operator"), new("kind", "string", "kind of work"),
        new("layer", "integer", "layer of the network; -1 for none"),
    ];

    private static readonly TableField[] Work =
    [
        new("operations", "number", "operations; a multiply-accumulate is two", "op"), new("bytes", "number", "bytes from and to memory", "B"),
        new("waiting_fs", "number", "part of the time that waited for memory", "fs"),
    ];

    public static DataTable Totals(RunMeasurement run) => new("operator_totals", "exact sums over all activities by component, name, layer and phase",
        [.. Identity, new("first_pass", "boolean", "part of the first pass (the prompt)"), new("count", "integer", "how many"), new("time_fs", "number", "their time", "fs"), .. Work],
        from component in run.Activities
        from t in component.Totals
        select new object?[] { component.Component, t.Name, t.Kind, (long)t.Layer, t.IsFirstPass, t.Count, t.Time, t.Operations, t.Bytes, t.Waiting });

    public static DataTable Records(RunMeasurement run) => new("operators", "activities in the order of their ends: all while they are few, else a sample in which each has the same chance",
        [
            .. Identity, new("pass", "integer", "pass over the network; -1 for none"), new("sampled_one_in", "integer", "one of so many activities of the component is here"),
            new("begin_fs", "integer", "when it began", "fs"), new("end_fs", "integer", "when it was done", "fs"), .. Work,
        ],
        from component in run.Activities
        from a in component.Records
        select new object?[]
        {
            component.Component, a.Name, a.Kind, (long)a.Layer, (long)a.Pass, component.Every,
            a.Begin.Femtoseconds, a.End.Femtoseconds, a.Operations, a.Bytes, a.Waiting.Femtoseconds,
        })
    {
        Every = run.Activities.Select(component => component.Every).DefaultIfEmpty(1).Max(),
    };
}
