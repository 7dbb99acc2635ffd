using Tlm.Kernel;
using Tlm.Models.Npu.Budget;

namespace Tlm.Models.Npu.Tests;

public class CacheBudgetTests
{
    private static readonly CacheBudgetOptions Options = new()
    {
        Capacity = DataSize.FromMebibytes(64),
        Model = Rig.Options("llama-3-8b").Workload.Model,
        Adapters = new AdapterOptions { Rank = 16, Targets = ["q_proj", "k_proj", "v_proj"] },
    };

    [Fact]
    public void Adapters_take_their_rank_times_rows_and_columns()
    {
        Assert.Equal(16 * 32 * 2.0 * (4096 + 4096 + (2 * (4096 + 1024))), Value(Options, "adapter_bytes"));
        Assert.Equal(2 * Value(Options, "adapter_bytes"), Value(Options with { Adapters = Options.Adapters with { Count = 2 } }, "adapter_bytes"));
    }

    [Fact]
    public void The_rest_holds_whole_tokens()
    {
        double left = (64 << 20) - Value(Options, "adapter_bytes");
        Assert.Equal(Math.Floor(left / Value(Options, "bytes_per_token")), Value(Options, "tokens"));
        Assert.Equal(2 * 32 * 1024.0, Value(Options, "bytes_per_token"));
    }

    [Fact]
    public void Adapters_that_fill_the_memory_leave_no_token()
    {
        Assert.Equal(0, Value(Options with { Adapters = Options.Adapters with { Rank = 64 } }, "tokens"));
    }

    [Fact]
    public void An_unknown_target_is_refused_with_the_nearest_one()
    {
        InputException error = Assert.Throws<InputException>(() => Value(Options with { Adapters = Options.Adapters with { Targets = ["q_prj"] } }, "tokens"));
        Assert.Contains("did you mean 'q_proj'?", error.Message, StringComparison.Ordinal);
    }

    private static double Value(CacheBudgetOptions options, string name)
    {
        SimulationBuilder builder = new();
        CacheBudget budget = builder.Add("budget", context => new CacheBudget(context, options));
        builder.Elaborate().Run();
        ResultSheet sheet = new();
        budget.PublishResults(sheet);
        return sheet.Values.Single(value => value.Name == name).Value;
    }
}
