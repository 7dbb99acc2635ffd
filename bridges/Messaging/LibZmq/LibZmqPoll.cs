using System.Runtime.InteropServices;

namespace Tlm.Bridges.Messaging.LibZmq;

/// <summary>zmq_poll with a deadline that survives signals.</summary>
internal static unsafe class LibZmqPoll
{
    internal static int Wait(Native.PollItem* items, int count, Deadline deadline)
    {
        while (true)
        {
            var result = Native.Poll(items, count, deadline.LeftMilliseconds);
            if (result >= 0)
                return result;
            if (Marshal.GetLastPInvokeError() != Native.Interrupted)
                throw LibZmqError.Last("waiting on sockets");
        }
    }
}
