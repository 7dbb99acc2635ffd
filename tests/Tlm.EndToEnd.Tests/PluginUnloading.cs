using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tlm.Hosting.Composition;
using Tlm.Hosting.Plugins;
using Tlm.Hosting.Running;
using Tlm.Observability.Results;

namespace Tlm.EndToEnd.Tests;

/// <summary>A program that runs many scenarios keeps nothing of the plug-ins of those that are over.</summary>
public sealed class PluginUnloading : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_plug_in_is_unloaded_when_its_host_has_gone()
    {
        Assembler.Compile(_folder["Lib.dll"], "public static class Lib { public static long Twice(long value) => 2 * value; }");
        Assembler.Compile(_folder["Worker.dll"], """
            using Tlm;
            public sealed record WorkerOptions { [Parameter("Pieces of work")] public int Pieces { get; init; } = 3; }
            [Component("worker", Description = "Works, with a process, an event, a statistic and a library of its own")]
            public sealed class Worker : Component
            {
                private readonly WorkerOptions _options;
                private readonly Counter _done;
                public Worker(ComponentContext context, WorkerOptions options) : base(context)
                {
                    _options = options;
                    _done = Statistics.Counter("done", Unit.Count, "pieces done");
                    Thread("work", WorkAsync);
                }
                private async SimTask WorkAsync()
                {
                    for (int i = 0; i < _options.Pieces; i++)
                        await PieceAsync();
                }
                private async SimTask PieceAsync()
                {
                    await Delay(SimTime.FromNanoseconds(5));
                    _done.Add(Lib.Twice(1));
                }
            }
            """, [_folder["Lib.dll"]]);
        _folder.Write("s.yaml", "tlm: 1\nname: s\nplugins: [Worker.dll]\ncomponents: { w: { type: worker, pieces: 7 } }\n");
        var context = Run(_folder["s.yaml"]);
        for (var i = 0; i < 20 && context.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(context.IsAlive, "something still refers to the plug-in");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Run(string scenario)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddTlm().UseScenario(scenario);
        using var host = builder.Build();
        host.Start();
        var outcome = host.Services.GetRequiredService<SimulationRunner>().Run(CancellationToken.None);
        Assert.Equal(RunStatus.Completed, outcome.Document.Status);
        Assert.Equal("35 ns", outcome.Document.Measurement.End.ToString());
        return new WeakReference(Assert.Single(host.Services.GetRequiredService<PluginSet>().Contexts));
    }
}
