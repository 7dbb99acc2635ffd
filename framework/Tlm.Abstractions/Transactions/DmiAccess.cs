namespace Tlm;

/// <summary>What a direct memory pointer may be used for.</summary>
[Flags]
public enum DmiAccess : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Reads.</summary>
    Read = 1,

    /// <summary>Writes.</summary>
    Write = 2,

    /// <summary>Both.</summary>
    ReadWrite = Read | Write,
}
