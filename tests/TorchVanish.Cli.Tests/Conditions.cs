using TorchVanish.Experiments.Data;

namespace TorchVanish.Cli.Tests;

/// <summary>A fact about file permissions; on Windows and for root the test is reported as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PermissionFactAttribute : FactAttribute
{
    public PermissionFactAttribute() =>
        Skip = OperatingSystem.IsWindows() || Environment.UserName == "root" ? "Permissions keep nobody out here: Windows, or root." : null;
}

/// <summary>A theory about signals, which Windows does not have.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SignalTheoryAttribute : TheoryAttribute
{
    public SignalTheoryAttribute() => Skip = OperatingSystem.IsWindows() ? "Windows has no signals." : null;
}

/// <summary>A fact about what a terminal shows; it needs script, of util-linux, which gives a command a terminal.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TerminalFactAttribute : FactAttribute
{
    public const string Script = "/usr/bin/script";

    public TerminalFactAttribute() => Skip = OperatingSystem.IsLinux() && File.Exists(Script) ? null : $"{Script} is not installed.";
}

/// <summary>A theory about configs whose images must be installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FashionMnistTheoryAttribute : TheoryAttribute
{
    public FashionMnistTheoryAttribute() => Skip = FashionMnistFiles.Present(null, out _) ? null : "Fashion-MNIST is not installed.";
}
