namespace Tlm.Models.Npu.Collectives;

/// <summary>Says of a write from one device of a group to another what it is: partial sums or a part of them.</summary>
internal sealed class ExchangeExtension : PayloadExtension
{
    /// <summary>Sender.</summary>
    public int From { get; init; }

    /// <summary>Receiver that is meant.</summary>
    public int To { get; init; }

    /// <summary>Lane of work that it belongs to.</summary>
    public int Lane { get; init; }

    /// <summary>Latest time at which a rank that the data come from began its part.</summary>
    public SimTime Began { get; init; }

    public override bool IsMandatory => true;

    public override PayloadExtension Clone() => new ExchangeExtension { From = From, To = To, Lane = Lane, Began = Began };
}
