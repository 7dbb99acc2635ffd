namespace Tlm.Models.Llm;

/// <summary>When the drafter works.</summary>
public enum DraftSchedule
{
    /// <summary>Draft, verify, draft, verify.</summary>
    Sequential,

    /// <summary>
    /// While the target verifies, the drafter goes on as if all were right. If all were and the target's own token is the first of the new draft, that draft is
    /// verified at once; otherwise it is dropped and a draft of ordinary length is made.
    /// </summary>
    Overlapped,
}
