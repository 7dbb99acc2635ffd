namespace Tlm.Models.Dram.Tests.Components;

/// <summary>Sends payloads at given times and notes when each was answered.</summary>
internal sealed class ScriptedInitiator : Component
{
    public ScriptedInitiator(ComponentContext context, IReadOnlyList<(SimTime Time, Action<Payload> Fill)> script)
        : base(context)
    {
        Port = new InitiatorSocket(this, "mem");
        Answers = new SimTime[script.Count];
        PayloadPool pool = new();
        Thread("send", async () =>
        {
            for (int i = 0; i < script.Count; i++)
            {
                if (script[i].Time > Now)
                    await WaitUntil(script[i].Time);
                Payload payload = pool.Rent();
                script[i].Fill(payload);
                payload.Id = i;
                await Port.SendAsync(payload);
            }
        });
        Thread("receive", async () =>
        {
            for (int i = 0; i < script.Count; i++)
            {
                Payload payload = await Port.ReceiveResponseAsync();
                payload.EnsureOk();
                Assert.Equal(Now - payload.RequestTime, payload.Stages.Total);
                Answers[(int)payload.Id] = Now;
                payload.Release();
            }
        });
    }

    public InitiatorSocket Port { get; }

    public SimTime[] Answers { get; }
}
