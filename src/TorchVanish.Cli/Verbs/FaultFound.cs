namespace TorchVanish.Cli.Verbs;

/// <summary>diagnose found a symptom that --fail-on names; sets the exit code for scripts.</summary>
internal sealed class FaultFound(string message) : TorchVanishException(message)
{
    public override int ExitCode => Cli.ExitCode.FaultFound;
}
