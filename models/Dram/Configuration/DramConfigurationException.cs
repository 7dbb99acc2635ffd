namespace Tlm.Models.Dram.Configuration;

/// <summary>A DRAM configuration, golden case or request that can't be used; the message names place, key, value and what was expected.</summary>
public sealed class DramConfigurationException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">One sentence that says where, what was found and what was expected.</param>
    public DramConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with the failure that led to it.</summary>
    /// <param name="message">One sentence that says where, what was found and what was expected.</param>
    /// <param name="innerException">The underlying failure.</param>
    public DramConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Creates the error of an option.</summary>
    /// <param name="message">One sentence that says what was found and what was expected.</param>
    /// <param name="key">Option that is at fault, in file spelling.</param>
    public DramConfigurationException(string message, string key)
        : base(message) => Key = key;

    /// <summary>Option that is at fault, in file spelling (<c>timing</c>, <c>overrides.nRC</c>), or empty.</summary>
    public string Key { get; } = "";
}
