namespace Tlm.Cli.Doctor;

/// <summary>Looks for one thing that some part of Tlm needs. Implement it and name it in <see cref="DoctorChecks"/>.</summary>
public interface IDoctorCheck
{
    /// <summary>Looks for it.</summary>
    Finding Examine();
}

/// <summary>What a check found.</summary>
/// <param name="What">What was looked for.</param>
/// <param name="Found">Version or place; null when it is absent.</param>
/// <param name="Remedy">What it is needed for and how to get it.</param>
/// <param name="IsEssential">Whether nothing works without it.</param>
public sealed record Finding(string What, string? Found, string Remedy, bool IsEssential = false);
