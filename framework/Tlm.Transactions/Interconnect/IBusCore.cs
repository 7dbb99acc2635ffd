namespace Tlm.Transactions;

// How requests that take time pass the bus.
internal interface IBusCore
{
    void Add(BusCall call);
}
