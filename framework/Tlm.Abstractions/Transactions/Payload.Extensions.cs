namespace Tlm;

public sealed partial class Payload
{
    private PayloadExtension?[] _extensions = [];
    private int _extensionCount;
    private int _mandatoryCount;
    private uint _automatic;
    private uint _shared;

    /// <summary>True when an extension is there that its receiver must know.</summary>
    public bool HasMandatoryExtension => _mandatoryCount != 0;

    /// <summary>The extensions, in the order in which they were set.</summary>
    public ReadOnlySpan<PayloadExtension?> Extensions => _extensions.AsSpan(0, _extensionCount);

    /// <summary>The extension of that type, or null.</summary>
    public T? GetExtension<T>() where T : PayloadExtension
    {
        int index = IndexOf<T>();
        return index < 0 ? null : (T)_extensions[index]!;
    }

    /// <summary>Attaches an extension, in place of one of the same type; it stays when the payload goes back to its pool (sticky).</summary>
    public void SetExtension<T>(T extension) where T : PayloadExtension => Put(extension, automatic: false);

    /// <summary>Attaches an extension that is freed when the payload goes back to its pool.</summary>
    public void SetAutoExtension<T>(T extension) where T : PayloadExtension => Put(extension, automatic: true);

    /// <summary>Takes the extension of that type off.</summary>
    /// <returns>The extension that was there, or null.</returns>
    public T? ClearExtension<T>() where T : PayloadExtension
    {
        int index = IndexOf<T>();
        if (index < 0)
            return null;
        T extension = (T)_extensions[index]!;
        RemoveAt(index);
        return extension;
    }

    private void Put<T>(T extension, bool automatic) where T : PayloadExtension
    {
        ThrowIfReleased();
        ArgumentNullException.ThrowIfNull(extension);
        ClearExtension<T>();
        Attach(extension, automatic);
    }

    private void Attach(PayloadExtension extension, bool automatic)
    {
        if (_extensionCount == _extensions.Length)
            Array.Resize(ref _extensions, Math.Max(4, 2 * _extensionCount));
        if (_extensionCount == 32)
            throw new InvalidOperationException("a payload carries at most 32 extensions");
        if (automatic)
            _automatic |= 1u << _extensionCount;
        if (extension.IsMandatory)
            CountMandatory(1);
        _extensions[_extensionCount++] = extension;
    }

    /// <summary>Lets a step see an extension of its stream, while it lives.</summary>
    internal void Share(PayloadExtension extension)
    {
        foreach (PayloadExtension? mine in Extensions)
        {
            if (ReferenceEquals(mine, extension))
                return;
        }
        Attach(extension, automatic: true);
        _shared |= 1u << (_extensionCount - 1);
    }

    private void CountMandatory(int change)
    {
        _mandatoryCount += change;
        Attention = _mandatoryCount == 0 ? Attention & ~Attention.Mandatory : Attention | Attention.Mandatory;
    }

    private int IndexOf<T>() where T : PayloadExtension
    {
        for (int i = 0; i < _extensionCount; i++)
        {
            if (_extensions[i] is T)
                return i;
        }
        return -1;
    }

    private void RemoveAt(int index)
    {
        if (_extensions[index]!.IsMandatory)
            CountMandatory(-1);
        for (int i = index; i < _extensionCount - 1; i++)
            _extensions[i] = _extensions[i + 1];
        _automatic = WithoutBit(_automatic, index);
        _shared = WithoutBit(_shared, index);
        _extensions[--_extensionCount] = null;
    }

    private static uint WithoutBit(uint mask, int index)
    {
        uint below = (1u << index) - 1;
        return (mask & below) | ((mask >> 1) & ~below);
    }

    private void RemoveAutoExtensions()
    {
        for (int i = _extensionCount - 1; i >= 0 && _automatic != 0; i--)
        {
            if ((_automatic & (1u << i)) == 0)
                continue;
            PayloadExtension extension = _extensions[i]!;
            bool shared = (_shared & (1u << i)) != 0;
            RemoveAt(i);
            if (!shared)
                extension.Free();
        }
    }

    private void CopyExtensionsFrom(Payload other)
    {
        foreach (PayloadExtension? extension in other.Extensions)
        {
            if (FindSameType(extension!) is { } mine)
                mine.CopyFrom(extension!);
            else if (extension!.Clone() is { } clone)
                Attach(clone, automatic: true);
        }
    }

    private PayloadExtension? FindSameType(PayloadExtension extension)
    {
        foreach (PayloadExtension? mine in Extensions)
        {
            if (mine!.GetType() == extension.GetType())
                return mine;
        }
        return null;
    }
}
