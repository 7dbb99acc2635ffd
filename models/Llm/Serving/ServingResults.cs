namespace Tlm.Models.Llm;

/// <summary>What users of a server see: time to the first token and between tokens, as percentiles.</summary>
internal static class ServingResults
{
    public static void Publish(ServingSchedule schedule, ResultSheet sheet)
    {
        long[] first = [.. schedule.Requests.Where(request => request.Tokens.Count > 0).Select(request => (request.Tokens[0] - request.Arrival).Femtoseconds).Order()];
        long[] between = [.. schedule.Requests.SelectMany(Gaps).Order()];
        Percentiles(sheet, "time_to_first_token", first, "from the arrival of a request to its first token");
        Percentiles(sheet, "time_between_tokens", between, "between two tokens of a request");
        sheet.Value("requests_done", schedule.Requests.Count(request => request.IsDone), Unit.Count, "requests that are done");
        sheet.Value("evictions", schedule.Evictions, Unit.Count, "sequences that gave up their pages of the cache and started again");
        sheet.Value("cache_pages", schedule.MostPages, Unit.Count, "pages of the cache in use at most");
    }

    private static IEnumerable<long> Gaps(Request request)
    {
        return request.Tokens.Zip(request.Tokens.Skip(1), (one, next) => (next - one).Femtoseconds);
    }

    private static void Percentiles(ResultSheet sheet, string name, long[] sorted, string description)
    {
        if (sorted.Length == 0)
            return;
        foreach (int percent in (int[])[50, 90, 99])
        {
            long value = sorted[(int)((((long)sorted.Length * percent) + 99) / 100) - 1];
            sheet.Value($"{name}_p{percent}", SimTime.FromFemtoseconds(value).ToSeconds(), Unit.Seconds, $"{description}: {percent} % take no longer");
        }
    }
}
