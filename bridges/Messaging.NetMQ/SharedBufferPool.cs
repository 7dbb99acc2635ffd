using System.Buffers;
using NetMQ;

namespace Tlm.Bridges.Messaging.NetMQ;

/// <summary>Gives NetMQ message buffers from the shared array pool instead of the garbage-collected heap.</summary>
internal sealed class SharedBufferPool : IBufferPool
{
    public byte[] Take(int size) => ArrayPool<byte>.Shared.Rent(size);

    public void Return(byte[] buffer) => ArrayPool<byte>.Shared.Return(buffer);

    public void Dispose()
    {
    }
}
