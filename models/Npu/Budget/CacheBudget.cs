using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Budget;

/// <summary>How many tokens of cache fit a memory beside adapters. Nothing happens in it over time.</summary>
[Component("cache-budget", Description = "How many tokens of key/value cache fit a memory beside low-rank adapters", NoEnergy = "counts what fits; nothing happens in it over time")]
public sealed class CacheBudget : Component, IResultSource
{
    private readonly CacheBudgetOptions _options;
    private readonly long _adapters;
    private readonly long _tokenBits;

    /// <summary>Reads the model. Throws <see cref="InputException"/> if it is unusable, or a target names no matrix.</summary>
    public CacheBudget(ComponentContext context, CacheBudgetOptions options)
        : base(context)
    {
        _options = options;
        ModelDescriptor model = ModelFile.Load(options.Model);
        _adapters = AdapterBytes(model);
        _tokenBits = checked(model.KeyValueElementsPerToken * options.KvBits);
    }

    /// <inheritdoc/>
    public void PublishResults(ResultSheet sheet)
    {
        sheet.Value("adapter_bytes", _adapters, Unit.Bytes, "adapters");
        sheet.Value("bytes_per_token", _tokenBits / 8.0, Unit.Bytes, "cache of a token");
        sheet.Headline("tokens", Math.Max(0, (_options.Capacity.Bytes - _adapters) * 8 / _tokenBits), Unit.Tokens, "tokens of cache that fit beside the adapters");
    }

    private long AdapterBytes(ModelDescriptor model)
    {
        WeightTensor[] matrices = [.. model.ListTensors().Where(tensor => !tensor.IsVector)];
        long values = 0;
        foreach (string target in _options.Adapters.Targets)
        {
            WeightTensor[] adapted = [.. matrices.Where(tensor => tensor.Name.EndsWith($"{target}.weight", StringComparison.Ordinal))];
            if (adapted.Length == 0)
                throw new InputException(_options.Model.Location(), $"'{FullName}.adapters.targets': the model has no matrix '{target}'{Hint(target, matrices)}");
            values += adapted.Sum(tensor => (long)_options.Adapters.Rank * (tensor.Rows + tensor.Columns));
        }
        return checked((values * _options.Adapters.Count * _options.Adapters.Bits) + 7) / 8;
    }

    private static string Hint(string target, WeightTensor[] matrices)
    {
        string[] names = [.. matrices.Select(tensor => tensor.Name.Split('.')[^2]).Distinct()];
        return NearestName.Find(target, names) is { } nearest ? $"; did you mean '{nearest}'?" : $" (expected one of: {string.Join(", ", names)})";
    }
}
