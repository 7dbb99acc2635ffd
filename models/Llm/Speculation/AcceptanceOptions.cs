using System.Globalization;

namespace Tlm.Models.Llm;

/// <summary>How often drafted tokens are right: rates, or a recorded trace.</summary>
public sealed record AcceptanceOptions
{
    /// <summary>Rates by position.</summary>
    [Parameter("Probability, by position, that the best candidate is right if all before it were; the last one holds for later positions")]
    public IReadOnlyList<double> Rates { get; init; } = [];

    /// <summary>Rates by position and rank.</summary>
    [Parameter("Probability, by position and rank of the candidate, that it is right if all before it were (instead of rates; for trees)")]
    public IReadOnlyList<IReadOnlyList<double>> RankRates { get; init; } = [];

    /// <summary>Trace.</summary>
    [Parameter("Recorded numbers of accepted tokens, a verification each, repeated when it ends (instead of drawing)")]
    public InputFile? Trace { get; init; }

    /// <summary>Draw.</summary>
    [Parameter("How numbers are drawn from the rates")]
    public AcceptanceDraw Draw { get; init; } = AcceptanceDraw.Random;

    /// <summary>Rates that are no probabilities, or none at all.</summary>
    public IEnumerable<OptionProblem> Problems()
    {
        const string Path = "workload.speculation.acceptance";
        if (Rates.Count == 0 && RankRates.Count == 0 && Trace is null)
            yield return new OptionProblem(Path, "one of rates, rank_rates and trace is needed");
        if (Rates.Count > 0 && RankRates.Count > 0)
            yield return new OptionProblem($"{Path}.rank_rates", "rates are given as well: leave one of them out");
        for (int i = 0; i < Rates.Count; i++)
        {
            if (!IsRate(Rates[i]))
                yield return new OptionProblem($"{Path}.rates[{i}]", NoRate(Rates[i]));
        }
        for (int i = 0; i < RankRates.Count; i++)
        {
            if (RankRates[i].Count == 0 || !RankRates[i].All(IsRate))
                yield return new OptionProblem($"{Path}.rank_rates[{i}]", RankRates[i].Count == 0 ? "at least one rank is needed" : NoRate(RankRates[i].First(rate => !IsRate(rate))));
            else if (RankRates[i].Sum() > 1 + 1e-12)
                yield return new OptionProblem($"{Path}.rank_rates[{i}]", $"the ranks of a position exclude each other, but their rates sum to {Text(RankRates[i].Sum())}");
        }
    }

    /// <summary>Rates of the candidates at a position, from 0 on, best first.</summary>
    public IReadOnlyList<double> At(int position)
    {
        if (RankRates.Count > 0)
            return RankRates[Math.Min(position, RankRates.Count - 1)];
        return Rates.Count > 0 ? [Rates[Math.Min(position, Rates.Count - 1)]] : [1];
    }

    private static bool IsRate(double rate)
    {
        return rate is >= 0 and <= 1;
    }

    private static string NoRate(double rate)
    {
        return $"an acceptance rate is 0 to 1, found {Text(rate)}";
    }

    private static string Text(double value)
    {
        return value.ToString(CultureInfo.InvariantCulture);
    }
}
