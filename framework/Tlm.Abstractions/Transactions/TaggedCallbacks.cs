namespace Tlm;

/// <summary>A <see cref="BTransportCallback"/> that is told which of several sockets was called.</summary>
public delegate void TaggedBTransportCallback(int tag, Payload payload, ref SimTime delay);

/// <summary>A <see cref="BTransportAsyncCallback"/> that is told which of several sockets was called.</summary>
public delegate SimTask<SimTime> TaggedBTransportAsyncCallback(int tag, Payload payload, SimTime delay);

/// <summary>An <see cref="NbTransportCallback"/> that is told which of several sockets was called.</summary>
public delegate SyncStatus TaggedNbTransportCallback(int tag, Payload payload, ref Phase phase, ref SimTime delay);
