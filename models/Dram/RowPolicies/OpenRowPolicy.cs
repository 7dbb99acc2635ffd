namespace Tlm.Models.Dram.RowPolicies;

/// <summary>Rows stay open until a request for another row or a refresh closes them.</summary>
internal sealed class OpenRowPolicy : RowPolicy;
