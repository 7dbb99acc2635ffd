namespace Tlm.Models.Llm;

/// <summary>What drafts tokens.</summary>
public enum DrafterKind
{
    /// <summary>A smaller model: a pass a token, each after the one before.</summary>
    Model,

    /// <summary>Heads on the target's last hidden state (Medusa): one pass gives candidates for all positions.</summary>
    Heads,
}
