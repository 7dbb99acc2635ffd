namespace Tlm;

/// <summary>
/// Serves products at a socket, in order: refuses what is none or what the device can't do, lets the device work, and answers with what goes back. The time counts as
/// <see cref="LatencyStage.Compute"/>; statistics are settled before the answer leaves.
/// </summary>
/// <param name="socket">Where products arrive; without a peer there is nothing to serve.</param>
/// <param name="worker">The device.</param>
/// <param name="busy">Level that rises by one while the device works; null: the device measures itself.</param>
public sealed class ProductServer(TargetSocket socket, IProductWorker worker, TimeWeighted? busy = null)
{
    /// <summary>The process of the server: takes payloads for ever.</summary>
    public async SimTask RunAsync()
    {
        while (socket.IsBound)
        {
            Payload payload = await socket.ReceiveAsync();
            await ServeAsync(payload);
            await socket.RespondAsync(payload);
        }
    }

    /// <summary>Serves a payload up to its answer, for a device that takes other work at its socket, too.</summary>
    public async SimTask ServeAsync(Payload payload)
    {
        SimTime begin = socket.Owner.Now;
        if (Problem(payload) is { } problem)
            Refuse(payload, problem);
        else
            await WorkAsync(payload, payload.GetExtension<ProductExtension>()!);
        payload.Stages.Add(LatencyStage.Compute, socket.Owner.Now - begin);
        worker.Settle();
    }

    private string? Problem(Payload payload) => payload.GetExtension<ProductExtension>() is { } request
        ? worker.Problem(request.Product, request.Action)
        : "a product is expected, the payload holds none";

    /// <summary>A refusal carries no results.</summary>
    private void Refuse(Payload payload, string problem)
    {
        payload.Fail(ResponseStatus.CommandError, $"'{socket.Owner.FullName}': {problem}");
        payload.HeaderBytes = 0;
    }

    private async SimTask WorkAsync(Payload payload, ProductExtension request)
    {
        busy?.Add(1);
        await worker.WorkAsync(request);
        busy?.Add(-1);
        request.TurnRound(payload);
    }
}
