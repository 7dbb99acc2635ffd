using Tlm.Models.Pim.Variants;

namespace Tlm.Models.Pim.AttAcc;

/// <summary>Statistics and energy of a device; every stack is counted as the one with the most heads.</summary>
internal sealed class AttAccMeters
{
    private readonly AttAccOptions _options;
    private readonly Counter[] _commands;
    private readonly Counter _layers;
    private readonly Counter _products;
    private readonly Counter _stored;
    private readonly TimeWeighted _busy;
    private readonly EventEnergy _energy;

    public AttAccMeters(Component owner, AttAccOptions options, PimVariant variant)
    {
        _options = options;
        _commands = [.. variant.Commands.Select(command => owner.Statistics.Counter(
            "commands_" + command.Name.ToLowerInvariant(), Unit.Count, $"{command.Name} commands over all channels and stacks"))];
        _layers = owner.Statistics.Counter("layers", Unit.Count, "layers whose attention was computed");
        _products = owner.Statistics.Counter("products", Unit.Count, "products with weights in the stacks");
        _stored = owner.Statistics.Counter("bytes_stored", Unit.Bytes, "keys and values of prompts stored");
        _busy = owner.Statistics.Utilisation("busy", 1, "units compute");
        _energy = owner.Energy.Cause("commands", "commands of the stacks, arithmetic included");
        owner.Energy.StaticPower("static", options.Static, "power without work");
    }

    public void Work(long femtoseconds) => _busy.AddSpan(1, femtoseconds);

    public void Stored(long bytes) => _stored.Add(bytes);

    public void Layer(AttAccTime time)
    {
        _layers.Increment();
        Commands(time);
    }

    public void Product(AttAccTime time)
    {
        _products.Increment();
        Commands(time);
    }

    private void Commands(AttAccTime time)
    {
        for (int command = 0; command < _commands.Length; command++)
            _commands[command].Add(checked(time.Run.IssuedCommands[command] * _options.Stacks));
        _energy.Charge(time.Run.Energy, _options.Stacks);
    }
}
