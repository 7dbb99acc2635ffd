using System.ComponentModel;
using System.Diagnostics;
using OsProcess = System.Diagnostics.Process;

namespace Tlm.Bridges.Processes;

/// <summary>A worker that is a child process. Its standard input stays open as long as we live: its end tells the worker to go.</summary>
public sealed class LaunchedProcess : IWorkerProcess
{
    private const int RememberedLines = 8;

    private readonly OsProcess _process;
    private readonly Queue<string> _lastLines = new();
    private readonly Task _output;

    private LaunchedProcess(OsProcess process, string name, Stream? output)
    {
        _process = process;
        Name = name;
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.BeginErrorReadLine();
        _output = output is null ? Task.CompletedTask : CopyAsync(process.StandardOutput.BaseStream, output);
    }

    /// <summary>Starts a program.</summary>
    /// <param name="start">What to start; its standard input and error are ours.</param>
    /// <param name="role">What it is, for messages: "worker".</param>
    /// <param name="credentials">Writes the lines that it reads first.</param>
    /// <param name="remedy">What to do when it can't be started, as end of a sentence.</param>
    /// <param name="output">Takes what it writes to its standard output, and is closed then; null: that goes where ours goes.</param>
    /// <exception cref="BridgeException">It can't be started.</exception>
    public static LaunchedProcess Start(ProcessStartInfo start, string role, Action<TextWriter> credentials, string remedy, Stream? output = null)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardOutput = output is not null;
        start.UseShellExecute = false;
        OsProcess process;
        try
        {
            process = OsProcess.Start(start)!;
        }
        catch (Win32Exception failure)
        {
            throw new BridgeException($"the {role} {start.FileName} cannot be started: {failure.Message}; {remedy}", failure);
        }

        var launched = new LaunchedProcess(process, $"{role} {Path.GetFileName(start.FileName)} (process {process.Id})", output);
        launched.HandOver(credentials);
        return launched;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string? Ended => _process.HasExited ? Describe(_process.ExitCode) : null;

    /// <inheritdoc/>
    public string LastWords
    {
        get
        {
            lock (_lastLines)
                return string.Join("; ", _lastLines);
        }
    }

    /// <summary>Number of the process.</summary>
    public int Id => _process.Id;

    /// <inheritdoc/>
    public bool WaitForEnd(TimeSpan timeout) => _process.WaitForExit(timeout);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _output.Wait(TimeSpan.FromSeconds(2));
        _process.Dispose();
    }

    private void HandOver(Action<TextWriter> credentials)
    {
        try
        {
            credentials(_process.StandardInput);
        }
        catch (IOException)
        {
            // it ended before it read: the handshake says so, with its last words
        }
    }

    private static async Task CopyAsync(Stream from, Stream to)
    {
        await using (to)
            await from.CopyToAsync(to).ConfigureAwait(false);
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
