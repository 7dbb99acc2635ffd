namespace Tlm;

// Whoever waits for the response to a request that it sent over a link.
internal interface IResponseSink
{
    void Respond(Payload payload);
}
