using Tlm.Observability.Collection;
using Tlm.Observability.Results;

namespace Tlm.Observability.Tables;

/// <summary>The tables of a run.</summary>
internal static class RunTables
{
    private static readonly TableField Component = new("component", "string", "full name of the component");
    private static readonly TableField Description = new("description", "string", "what it is");
    private static readonly TableField UnitField = new("unit", "string", "unit of the value");

    public static IEnumerable<DataTable> Of(ResultDocument document)
    {
        RunMeasurement run = document.Measurement;
        yield return Results(run);
        yield return Statistics(run);
        yield return Energy(run);
        yield return SeriesTable.Of(run);
        yield return TransactionTables.Totals(run);
        yield return TransactionTables.Records(run);
        yield return OperatorTables.Totals(run);
        yield return OperatorTables.Records(run);
        yield return Parameters(document);
        yield return Claims(document);
    }

    private static DataTable Results(RunMeasurement run) => new("results", "numbers that components publish",
        [Component, new("name", "string", "name of the result"), new("value", "number", "the value"), UnitField, new("headline", "boolean", "whether summaries show it first"), Description],
        from component in run.Components
        from value in component.Results?.Values ?? []
        select new object?[] { component.Name, value.Name, value.Value, value.Unit.Symbol, value.IsHeadline, value.Description });

    private static DataTable Statistics(RunMeasurement run) => new("statistics", "values of all statistics",
        [
            Component, new("statistic", "string", "name of the statistic"), new("kind", "string", "counter, histogram, time-weighted or time-series"),
            new("value_name", "string", "which value of the statistic"), new("value", "number", "the value; exact integers"), UnitField, Description,
        ],
        from component in run.Components
        from statistic in component.Statistics
        from value in statistic.Values
        select new object?[] { component.Name, statistic.Name, statistic.Kind, value.Name, value.Value, statistic.Unit.Symbol, statistic.Description });

    private static DataTable Energy(RunMeasurement run) => new("energy", "energy by component and cause",
        [Component, new("cause", "string", "cause of the energy"), new("energy_fj", "number", "the energy", "fJ"), Description],
        run.Energy.Entries.Select(entry => new object?[] { entry.Component, entry.Cause, entry.Femtojoules, entry.Description }));

    private static DataTable Parameters(ResultDocument document) => new("parameters", "every parameter as it was resolved",
        [
            new("path", "string", "path of the parameter"), new("value", "string", "the value with its unit"), new("provenance", "string", "published, secondary, derived, assumed or calibrated"),
            new("source", "string", "where the value is from"), new("note", "string", "remarks"), new("origin", "string", "where it is written"),
        ],
        document.Parameters.Select(p => new object?[] { p.Path, p.Text, p.Provenance?.ToString().ToLowerInvariant(), p.Source, p.Note, p.Origin }));

    private static DataTable Claims(ResultDocument document) => new("claims", "published values beside simulated ones",
        [
            new("id", "string", "id of the claim"), new("metric", "string", "path of the measured value"), new("published", "string", "the published value or range"),
            new("simulated", "number", "the measured value"), UnitField, new("error", "number", "relative deviation"), new("tolerance", "string", "deviation allowed"),
            new("met", "boolean", "whether the claim is met"), new("source", "string", "who published the value"),
        ],
        document.Claims.Select(c => new object?[] { c.Id, c.Metric, c.Published, c.Simulated, c.Unit?.Symbol, c.Error, c.Tolerance, c.Met, c.Source }));
}
