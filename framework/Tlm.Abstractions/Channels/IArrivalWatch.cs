namespace Tlm;

// Is told each item that arrives at the reader's end of a channel.
internal interface IArrivalWatch<in T>
{
    void Arrived(T item, long time);
}
