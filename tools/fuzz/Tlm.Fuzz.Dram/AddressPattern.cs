using Tlm.Models.Dram.Configuration;

namespace Tlm.Fuzz.Dram;

/// <summary>A way in which addresses follow each other.</summary>
public sealed class AddressPattern
{
    private readonly FuzzRandom _random;
    private readonly long _capacity;
    private readonly int _transaction;
    private readonly int _kind;
    private readonly long _start;
    private readonly long _stride;
    private readonly long _region;
    private readonly long[] _hot;
    private long _step;

    /// <summary>Draws a pattern.</summary>
    public AddressPattern(FuzzRandom random, DramOrganization organization, int channels)
    {
        _random = random;
        _capacity = organization.CapacityBytes * channels;
        _transaction = organization.TransactionBytes;
        _kind = random.Below(7);
        _start = random.Below(_capacity / _transaction) * _transaction;
        _stride = _transaction * (random.Percent(60) ? 1L << random.Between(1, 16) : random.Between(3, 4000));
        _region = Math.Min(_capacity, (long)_transaction << random.Between(2, 22));
        _hot = [.. Enumerable.Range(0, random.Pick(1, 2, 4, 8, 40)).Select(_ => Anywhere())];
    }

    /// <summary>The next address.</summary>
    public long Next()
    {
        long step = _step++;
        long address = _kind switch
        {
            0 => _start + (step * _transaction),
            1 => _start + (step * _stride),
            2 => Anywhere(),
            3 => _random.Pick(_hot),
            4 => _hot[step % _hot.Length] + (step / _hot.Length * _transaction),
            5 => _start - (step * _transaction),
            _ => _random.Percent(70) ? _start + (step * _transaction) : Anywhere(),
        };
        address = ((address % _capacity) + _capacity) % _capacity;
        return _random.Percent(3) ? address + _random.Below(_transaction) : address;
    }

    private long Anywhere() => (_start + (_random.Below(_region / _transaction) * _transaction)) % _capacity;
}
