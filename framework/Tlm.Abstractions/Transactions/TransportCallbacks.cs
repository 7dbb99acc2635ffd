namespace Tlm;

/// <summary>See <see cref="IForwardTransport.BTransport"/>.</summary>
public delegate void BTransportCallback(Payload payload, ref SimTime delay);

/// <summary>See <see cref="IForwardTransport.BTransportAsync"/>.</summary>
public delegate SimTask<SimTime> BTransportAsyncCallback(Payload payload, SimTime delay);

/// <summary>See <see cref="IForwardTransport.NbTransportForward"/> and <see cref="IBackwardTransport.NbTransportBackward"/>.</summary>
public delegate SyncStatus NbTransportCallback(Payload payload, ref Phase phase, ref SimTime delay);

/// <summary>See <see cref="IForwardTransport.GetDirectMemoryPointer"/>.</summary>
public delegate bool DirectMemoryCallback(Payload payload, DmiRegion region);

/// <summary>See <see cref="IForwardTransport.TransportDebug"/>.</summary>
public delegate long DebugTransportCallback(Payload payload);

/// <summary>See <see cref="IBackwardTransport.InvalidateDirectMemoryPointer"/>.</summary>
public delegate void InvalidateCallback(ulong start, ulong end);
