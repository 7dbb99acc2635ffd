namespace Tlm.Models.Npu.Offload;

/// <summary>Products that somebody waits for.</summary>
internal sealed class DeviceTally
{
    public int UnderWay { get; set; }
}
