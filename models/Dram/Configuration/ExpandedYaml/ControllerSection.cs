namespace Tlm.Models.Dram.Configuration.ExpandedYaml;

/// <summary>Reads one entry of <c>controllers</c>: the controller, its policies and its DRAM.</summary>
internal static class ControllerSection
{
    public static DramConfiguration Read(YamlCursor controller) => DramSection.Read(controller["dram"], Settings(controller)) with
    {
        Scheduler = controller["scheduler"]["impl"].Word(
            ("FRFCFS", SchedulerKind.FirstReady), ("FRFCFS-RowHit", SchedulerKind.FirstReadyRowHit)),
        Refresh = Refresh(controller["refresh_manager"]),
        RowPolicy = RowPolicy(controller["row_policy"]),
        AddressMapper = controller["addr_mapper"]["impl"].Word(
            ("RoBaRaCoCh", AddressMapperKind.RoBaRaCoCh),
            ("ChRaBaRoCo", AddressMapperKind.ChRaBaRoCo),
            ("MOP4CLXOR", AddressMapperKind.Mop4ClXor),
            ("PassThroughAddrMapper", AddressMapperKind.PassThrough)),
    };

    private static ControllerSettings Settings(YamlCursor controller)
    {
        var defaults = new ControllerSettings(controller["impl"].Word(
            ("GenericDDR", ControllerKind.SingleBus),
            ("LPDDR5", ControllerKind.SplitActivation),
            ("LPDDR6", ControllerKind.SplitActivation),
            ("HBM12", ControllerKind.DualBus),
            ("HBM34", ControllerKind.DualBusEdges)));
        return defaults with
        {
            ReadQueueSize = controller.Find("read_buffer_size")?.Integer() ?? defaults.ReadQueueSize,
            WriteQueueSize = controller.Find("write_buffer_size")?.Integer() ?? defaults.WriteQueueSize,
            PriorityQueueSize = controller.Find("priority_buffer_size")?.Integer() ?? defaults.PriorityQueueSize,
            WriteLowWatermark = controller.Find("wr_low_watermark")?.Single() ?? defaults.WriteLowWatermark,
            WriteHighWatermark = controller.Find("wr_high_watermark")?.Single() ?? defaults.WriteHighWatermark,
            WckSync = controller.Find("wck_sync_mode")?.Word(("need_sync", WckSyncMode.NeedSync), ("always_on", WckSyncMode.AlwaysOn))
                ?? defaults.WckSync,
        };
    }

    private static RefreshSettings Refresh(YamlCursor refresh) => new(
        refresh["impl"].Word(
            ("NoRefresh", RefreshKind.None),
            ("AllBank", RefreshKind.AllBank),
            ("PerBank", RefreshKind.PerBank),
            ("HBM34PerBankRefresh", RefreshKind.HbmPerBank)),
        refresh.Find("scatter_interval")?.Integer() ?? 0);

    private static RowPolicySettings RowPolicy(YamlCursor policy) => new(
        policy["impl"].Word(("Open", RowPolicyKind.Open), ("ClosedCAP", RowPolicyKind.ClosedCap)),
        policy.Find("cap")?.Integer() ?? new RowPolicySettings(RowPolicyKind.Open).Cap);
}
