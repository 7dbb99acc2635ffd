namespace Tlm.Transactions.Tests.Support;

/// <summary>A component whose processes are written in the test.</summary>
internal sealed class Part(ComponentContext context) : Component(context)
{
    public ThreadProcess Does(string name, Func<SimTask> body) => Thread(name, body);

    public void Serves(string name, Func<SimTask> body) => Server(name, body);

    public MethodProcess Reacts(string name, Action body) => Method(name, body);

    public DelayAwaitable Wait(SimTime time) => Delay(time);

    public SimTask Activations(int count) => Wait(count);

    public SimTask Joins(params Process[] processes) => Join(processes);

    public SimEvent Event(string name) => new(this, name);
}
