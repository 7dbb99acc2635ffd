using System.Runtime.InteropServices;

namespace Tlm.Bridges.Messaging.LibZmq;

/// <summary>Turns libzmq's return codes into exceptions with its own text.</summary>
internal static class LibZmqError
{
    internal static int Check(int result, string action) => result >= 0 ? result : throw Last(action);

    internal static nint Check(nint handle, string action) => handle != 0 ? handle : throw Last(action);

    internal static MessagingException Last(string action)
    {
        var error = Marshal.GetLastPInvokeError();
        return new MessagingException($"{action} failed: {Marshal.PtrToStringUTF8(Native.ErrorText(error))} (errno {error})");
    }
}
