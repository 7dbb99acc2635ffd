using Tlm;

namespace MyModels;

/// <summary>A memory that answers every request after the same time.</summary>
[Component("my-component", Description = "A memory with a fixed latency")]
public sealed class MyComponent : Component
{
    private readonly MyComponentOptions _options;
    private readonly Counter _accesses;

    /// <summary>Declares the port and what is counted.</summary>
    public MyComponent(ComponentContext context, MyComponentOptions options)
        : base(context)
    {
        _options = options;
        _accesses = Statistics.Counter("accesses", Unit.Count, "accesses served");
        Port = new TargetSocket(this, "port");
        Port.RegisterBTransportAsync(AccessAsync);
    }

    /// <summary>Where requests come in.</summary>
    public TargetSocket Port { get; }

    private async SimTask<SimTime> AccessAsync(Payload payload, SimTime delay)
    {
        payload.Validate();
        await Delay(delay + _options.Latency);
        if (payload.Length > _options.Capacity.Bytes || payload.Address > (ulong)(_options.Capacity.Bytes - payload.Length))
        {
            payload.Fail(ResponseStatus.AddressError, $"{payload.Length} bytes at 0x{payload.Address:x} run over the end of '{FullName}' ({_options.Capacity})");
            return SimTime.Zero;
        }

        _accesses.Increment();
        payload.ResponseStatus = ResponseStatus.Ok;
        return SimTime.Zero;
    }
}
