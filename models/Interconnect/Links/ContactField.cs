namespace Tlm.Models.Interconnect;

/// <summary>Area of a regular field of contacts.</summary>
internal static class ContactField
{
    /// <summary>Area of so many contacts, each with the square of its pitch.</summary>
    public static Area Of(long contacts, Length pitch) => Area.FromSquareNanometres(checked(contacts * pitch.Nanometres * pitch.Nanometres));
}
