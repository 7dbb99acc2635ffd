namespace Tlm.Transactions.Tests.Payloads;

public sealed class PayloadExtensionRules
{
    private readonly PayloadPool _pool = new();

    [Fact]
    public void An_extension_is_found_by_its_type()
    {
        Payload payload = _pool.Rent();
        var owner = new OwnerExtension { Owner = 7 };
        payload.SetExtension(owner);
        payload.SetExtension(new SecureExtension());
        Assert.Same(owner, payload.GetExtension<OwnerExtension>());
        Assert.True(payload.HasMandatoryExtension);
        Assert.NotNull(payload.ClearExtension<SecureExtension>());
        Assert.False(payload.HasMandatoryExtension);
        Assert.Null(payload.GetExtension<SecureExtension>());
    }

    [Fact]
    public void A_sticky_extension_stays_in_the_pool_and_an_automatic_one_is_freed()
    {
        Payload payload = _pool.Rent();
        var freed = new OwnerExtension();
        payload.SetExtension(new SecureExtension());
        payload.SetAutoExtension(freed);
        payload.Release();
        Assert.True(freed.Freed);
        Payload again = _pool.Rent();
        Assert.Null(again.GetExtension<OwnerExtension>());
        Assert.NotNull(again.GetExtension<SecureExtension>());
    }

    [Fact]
    public void A_copy_gets_clones_of_the_extensions_and_the_bytes()
    {
        Payload source = _pool.Rent().SetWrite(0x10, 4);
        source.Data = new byte[] { 1, 2, 3, 4 };
        source.SetExtension(new OwnerExtension { Owner = 9 });
        Payload copy = _pool.Rent();
        copy.CopyFrom(source);
        source.Data.Span.Clear();
        Assert.Equal(new byte[] { 1, 2, 3, 4 }, copy.Data.ToArray());
        Assert.Equal(9, copy.GetExtension<OwnerExtension>()!.Owner);
        Assert.NotSame(source.GetExtension<OwnerExtension>(), copy.GetExtension<OwnerExtension>());
    }

    private sealed class OwnerExtension : PayloadExtension
    {
        public int Owner { get; set; }

        public bool Freed { get; private set; }

        public override PayloadExtension Clone() => new OwnerExtension { Owner = Owner };

        public override void Free() => Freed = true;
    }

    private sealed class SecureExtension : PayloadExtension
    {
        public override bool IsMandatory => true;
    }
}
