using System.Runtime.InteropServices;

namespace Tlm.Bench.Kernel;

/// <summary>
/// Processor time of the calling thread. Both sides measure it, so that other programs on the machine disturb the comparison little.
/// </summary>
internal static partial class CpuClock
{
    private const int ThreadCpuTime = 3; // CLOCK_THREAD_CPUTIME_ID on Linux

    public static double Seconds => GetTime(ThreadCpuTime, out TimeSpec time) == 0
        ? time.Seconds + (time.Nanoseconds * 1e-9)
        : throw new PlatformNotSupportedException("clock_gettime failed");

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
