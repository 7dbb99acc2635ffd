using Tlm.Bridges.Messaging;

namespace Tlm.Bridges.Remote.Peers;

/// <summary>Where a started peer connects and with which keys; made for one run and handed over on its standard input only.</summary>
/// <param name="Address">Our endpoint.</param>
/// <param name="ServerPublicKey">Our public key, 40 Z85 characters.</param>
/// <param name="Peer">The peer's key pair.</param>
internal sealed record PeerCredentials(string Address, string ServerPublicKey, CurveKeyPair Peer)
{
    /// <summary>Writes the lines that a peer reads.</summary>
    public void Write(TextWriter writer)
    {
        writer.Write($"tlm-remote 1\nendpoint {Address}\nserver-key {ServerPublicKey}\n");
        writer.Write($"public-key {Peer.PublicKeyText}\nsecret-key {Peer.SecretKeyText}\nend\n");
        writer.Flush();
    }
}
