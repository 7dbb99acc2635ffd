using Tlm.Models.Dram.Configuration;

namespace Tlm.Models.Pim;

/// <summary>A PIM variant, mapping, link or golden file that can't be used; the message names place, value and what was expected.</summary>
public sealed class PimException : Exception
{
    /// <summary>Creates the error.</summary>
    /// <param name="message">One sentence that says where, what was found and what was expected.</param>
    public PimException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the error with the failure that led to it.</summary>
    /// <param name="message">One sentence that says where, what was found and what was expected.</param>
    /// <param name="innerException">The underlying failure.</param>
    public PimException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error for a name that nothing has, with the nearest one that exists.</summary>
    /// <param name="what">What kind of name, and where.</param>
    /// <param name="name">What was written.</param>
    /// <param name="valid">What would be valid.</param>
    public static PimException UnknownName(string what, string name, IEnumerable<string> valid) =>
        new($"{what} '{name}' is not known; {Suggestion.For(name, valid)}");
}
