namespace Tlm;

/// <summary>What a process may await: it puts the running process, suspended in a frame, where it will be woken.</summary>
internal interface IProcessAwaiter
{
    void Suspend(ProcessFrame frame);
}
