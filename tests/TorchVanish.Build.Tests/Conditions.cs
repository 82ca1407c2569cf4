namespace TorchVanish.Build.Tests;

/// <summary>A fact about what a build on Linux leaves; on other systems the test is reported as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "Only a build on Linux has this file.";
}

/// <summary>A theory about the CUDA packages, which exist for two systems only.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxOrWindowsTheoryAttribute : TheoryAttribute
{
    public LinuxOrWindowsTheoryAttribute() => Skip = OperatingSystem.IsMacOS() ? "There is no CUDA package for macOS." : null;
}
