namespace Tlm;

/// <summary>Where a number comes from; written in lower case in scenario files.</summary>
public enum Provenance
{
    /// <summary>Chosen by the author of the model or scenario; nobody published it.</summary>
    Assumed,

    /// <summary>Stated by a primary source: a standard, a datasheet, a paper of the makers.</summary>
    Published,

    /// <summary>Stated by someone who cites or measured the primary source.</summary>
    Secondary,

    /// <summary>Computed from published numbers; the note says how.</summary>
    Derived,

    /// <summary>Fitted so that results meet published ones, of which there are more than fitted numbers; it names them.</summary>
    Calibrated,

    /// <summary>Unpublished and set so that one result fits, which therefore proves nothing; it names the result.</summary>
    Anchored,
}
