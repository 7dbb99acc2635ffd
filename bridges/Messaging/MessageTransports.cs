using System.Reflection;
using Tlm.Bridges.Messaging.LibZmq;

namespace Tlm.Bridges.Messaging;

/// <summary>Chooses the ZeroMQ implementation: NetMQ where its package restored, libzmq elsewhere or when asked.</summary>
public static class MessageTransports
{
    /// <summary>The environment variable that asks for one: auto, netmq or libzmq.</summary>
    public const string Variable = "TLM_ZMQ";

    private const string NetMqAssembly = "Tlm.Bridges.Messaging.NetMQ";

    /// <summary>Opens the transport that <see cref="Variable"/> asks for.</summary>
    /// <exception cref="MessagingException">The variable has another value, or what it asks for cannot run here.</exception>
    public static IMessageTransport Open() => Open(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Opens the transport <paramref name="choice"/>: auto (also null and empty), netmq or libzmq.</summary>
    /// <exception cref="MessagingException">The choice is another word, or cannot run here.</exception>
    public static IMessageTransport Open(string? choice)
    {
        var report = TransportReport.Create(choice);
        return report.Chosen switch
        {
            "netmq" => OpenNetMq(),
            "libzmq" => new LibZmqTransport(),
            _ => throw new MessagingException(report.Reason),
        };
    }

    internal static string LibZmqVersion() => LibZmqTransport.LoadedVersion();

    /// <summary>Version of NetMQ, if its part was built beside the program.</summary>
    internal static string NetMqVersion()
    {
        using var transport = OpenNetMq();
        return transport.Version;
    }

    private static IMessageTransport OpenNetMq()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "netmq", NetMqAssembly + ".dll");
        if (!File.Exists(path))
            throw new MessagingException("NetMQ is not part of this build (its package did not restore when it was built)");
        try
        {
            var type = Assembly.LoadFrom(path).GetType(NetMqAssembly + ".NetMqTransport", throwOnError: true)!;
            return (IMessageTransport)Activator.CreateInstance(type)!;
        }
        catch (Exception failure) when (failure is TargetInvocationException or TypeLoadException or IOException or BadImageFormatException)
        {
            throw new MessagingException($"NetMQ cannot be loaded from {path}: {(failure.InnerException ?? failure).Message}", failure);
        }
    }
}
