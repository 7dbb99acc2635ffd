using OsProcess = System.Diagnostics.Process;

namespace Tlm.Bridges.Ramulator2.Client;

/// <summary>A worker that is a child process. Its standard input stays open as long as we live: its end tells the worker to go.</summary>
internal sealed class LaunchedProcess : IWorkerProcess
{
    private const int RememberedLines = 8;

    private readonly OsProcess _process;
    private readonly Queue<string> _lastLines = new();

    internal LaunchedProcess(OsProcess process, string program)
    {
        _process = process;
        Name = $"worker {program} (process {process.Id})";
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.BeginErrorReadLine();
    }

    public string Name { get; }

    public string? Ended => _process.HasExited ? Describe(_process.ExitCode) : null;

    public string LastWords
    {
        get
        {
            lock (_lastLines)
                return string.Join("; ", _lastLines);
        }
    }

    internal int Id => _process.Id;

    public bool WaitForEnd(TimeSpan timeout) => _process.WaitForExit(timeout);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    internal void HandOver(WorkerCredentials credentials)
    {
        try
        {
            credentials.Write(_process.StandardInput);
        }
        catch (IOException)
        {
            // it ended before it read: the handshake says so, with its last words
        }
    }

    // the runtime reports an end by signal n as 128 + n
    private static string Describe(int code) => code > 128 ? $"was ended by signal {code - 128}" : $"ended with exit code {code}";

    private void Remember(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > RememberedLines)
                _lastLines.Dequeue();
        }
    }
}
