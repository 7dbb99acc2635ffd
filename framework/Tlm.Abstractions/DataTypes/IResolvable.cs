namespace Tlm;

/// <summary>A value that several may drive at once.</summary>
public interface IResolvable<TSelf> : IBitVector
    where TSelf : IResolvable<TSelf>
{
    /// <summary>What a wire carries that both drive. The order of drivers does not matter.</summary>
    static abstract TSelf Resolve(TSelf left, TSelf right);
}
