using System.Runtime.InteropServices;

namespace Tlm.Bridges.Messaging.LibZmq;

/// <summary>The part of libzmq's C interface (zmq.h, version 4.3) that the bridges need.</summary>
internal static unsafe partial class Native
{
    internal const int Pair = 0, Dealer = 5, Router = 6;
    internal const int RoutingId = 5, ReceiveMore = 13, Linger = 17, MaxMessageSize = 22, SendHighWaterMark = 23,
        ReceiveHighWaterMark = 24, LastEndpoint = 32, RouterMandatory = 33, CurveServer = 47, CurvePublicKey = 48,
        CurveSecretKey = 49, CurveServerKey = 50;
    internal const int DontWait = 1, SendMore = 2;
    internal const short PollIn = 1, PollOut = 2;
    internal const int Interrupted = 4, Again = 11;

    private const string Library = "libzmq.so.5";

    [StructLayout(LayoutKind.Sequential)]
    internal struct PollItem
    {
        internal nint Socket;
        internal int FileDescriptor;
        internal short Events;
        internal short Returned;
    }

    /// <summary>zmq_msg_t: 64 bytes, pointer-aligned.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct NativeMessage
    {
        private fixed ulong _opaque[8];
    }

    [LibraryImport(Library, EntryPoint = "zmq_ctx_new", SetLastError = true)]
    internal static partial nint ContextNew();

    [LibraryImport(Library, EntryPoint = "zmq_ctx_term", SetLastError = true)]
    internal static partial int ContextTerminate(nint context);

    [LibraryImport(Library, EntryPoint = "zmq_socket", SetLastError = true)]
    internal static partial nint SocketNew(nint context, int type);

    [LibraryImport(Library, EntryPoint = "zmq_close", SetLastError = true)]
    internal static partial int SocketClose(nint socket);

    [LibraryImport(Library, EntryPoint = "zmq_bind", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Bind(nint socket, string endpoint);

    [LibraryImport(Library, EntryPoint = "zmq_connect", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Connect(nint socket, string endpoint);

    [LibraryImport(Library, EntryPoint = "zmq_setsockopt", SetLastError = true)]
    internal static partial int SetOption(nint socket, int option, void* value, nuint length);

    [LibraryImport(Library, EntryPoint = "zmq_getsockopt", SetLastError = true)]
    internal static partial int GetOption(nint socket, int option, void* value, nuint* length);

    [LibraryImport(Library, EntryPoint = "zmq_send", SetLastError = true)]
    internal static partial int Send(nint socket, byte* data, nuint length, int flags);

    [LibraryImport(Library, EntryPoint = "zmq_msg_init", SetLastError = true)]
    internal static partial int MessageInit(NativeMessage* message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_recv", SetLastError = true)]
    internal static partial int MessageReceive(NativeMessage* message, nint socket, int flags);

    [LibraryImport(Library, EntryPoint = "zmq_msg_data", SetLastError = true)]
    internal static partial byte* MessageData(NativeMessage* message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_more", SetLastError = true)]
    internal static partial int MessageMore(NativeMessage* message);

    [LibraryImport(Library, EntryPoint = "zmq_msg_close", SetLastError = true)]
    internal static partial int MessageClose(NativeMessage* message);

    [LibraryImport(Library, EntryPoint = "zmq_poll", SetLastError = true)]
    internal static partial int Poll(PollItem* items, int count, long timeoutMilliseconds);

    [LibraryImport(Library, EntryPoint = "zmq_curve_keypair", SetLastError = true)]
    internal static partial int CurveKeyPair(byte* publicKey, byte* secretKey);

    [LibraryImport(Library, EntryPoint = "zmq_has", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Has(string capability);

    [LibraryImport(Library, EntryPoint = "zmq_version")]
    internal static partial void Version(int* major, int* minor, int* patch);

    [LibraryImport(Library, EntryPoint = "zmq_strerror")]
    internal static partial nint ErrorText(int error);
}
