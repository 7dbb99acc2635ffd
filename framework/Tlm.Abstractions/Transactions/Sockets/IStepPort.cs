namespace Tlm;

// How single steps of a stream reach the target.
internal interface IStepPort
{
    SimTask SendAsync(Payload step, IResponseSink sink);
}
