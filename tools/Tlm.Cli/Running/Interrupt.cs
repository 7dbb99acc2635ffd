using System.Runtime.InteropServices;

namespace Tlm.Cli.Running;

/// <summary>Turns Ctrl-C and a request to terminate into a cancellation, so that results are still written; a second Ctrl-C ends the program at once.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    public Interrupt()
    {
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle)];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        if (_source.IsCancellationRequested)
            Environment.Exit(ExitCodes.Interrupted);
        context.Cancel = true;
        _source.Cancel();
    }
}
