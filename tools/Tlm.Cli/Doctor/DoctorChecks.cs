namespace Tlm.Cli.Doctor;

/// <summary>What <c>tlm doctor</c> looks for, in order.</summary>
internal static class DoctorChecks
{
    public static readonly IDoctorCheck[] All =
    [
        new MachineCheck(),
        new ProgramCheck("dotnet", "--version", "build and tests: the .NET SDK 10"),
        new ProgramCheck("node", "--version", "checking the JSON Schemas in tests, charts in reports: Debian's nodejs and npm"),
        new ProgramCheck("g++", "-dumpfullversion", "C++ workers and the SystemC side of benchmarks: Debian's g++"),
        new LibraryCheck("libsystemc", "libsystemc*.so*", "SystemC benchmarks: Debian's libsystemc-dev"),
        new ZeroMqCheck(),
        new ProgramCheck("cmake", "--version", "tlm bridge build: Debian's cmake and libzmq3-dev"),
        new RamulatorCheck(),
    ];
}
