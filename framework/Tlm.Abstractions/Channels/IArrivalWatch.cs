namespace Tlm;

// Is told each item that arrives at the reader's end of a channel, and each that is taken there.
internal interface IArrivalWatch<in T>
{
    void Arrived(T item, long time);

    void Taken(T item, long time);
}
