namespace TorchVanish.Cli.Verbs;

/// <summary>diagnose found what --fail-on names: a result, and an exit code for scripts.</summary>
internal sealed class FaultFound(string message) : TorchVanishException(message)
{
    public override int ExitCode => Cli.ExitCode.FaultFound;
}
