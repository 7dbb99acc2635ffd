namespace Tlm.Bridges.Remote.Peers;

/// <summary>Holds what a peer declares against what the scenario declared for it.</summary>
internal static class Agreement
{
    /// <summary>Checks ports.</summary>
    /// <exception cref="BridgeException">They differ; the message says where.</exception>
    public static void Check(string component, PeerDescription scenario, PeerDescription peer)
    {
        for (var i = 0; i < Math.Max(scenario.Ports.Count, peer.Ports.Count); i++)
        {
            var (wanted, given) = (At(scenario, i), At(peer, i));
            if (wanted != given)
                throw new BridgeException($"'{component}': the scenario declares {wanted} as port {i}, its peer '{peer.Name}' {given}");
        }
    }

    /// <summary>Refuses a look-ahead that the peer does not promise.</summary>
    /// <exception cref="BridgeException">It is larger.</exception>
    public static void CheckLookAhead(string component, SimTime wanted, PeerDescription peer)
    {
        if (wanted > peer.LookAhead)
            throw new BridgeException($"'{component}': look_ahead is {wanted}, but its peer '{peer.Name}' promises {peer.LookAhead} only");
    }

    private static string At(PeerDescription description, int index) => index < description.Ports.Count ? Text(description.Ports[index]) : "nothing";

    private static string Text(PeerPort port) => $"{port.Kind} '{port.Name}' ({port.Options}, {port.BusWidth} bit)";
}
