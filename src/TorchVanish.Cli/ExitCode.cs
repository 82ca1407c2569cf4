namespace TorchVanish.Cli;

/// <summary>The exit codes of the program.</summary>
internal static class ExitCode
{
    /// <summary>Done; a run that diverges is a result too.</summary>
    public const int Done = 0;

    /// <summary>An internal error.</summary>
    public const int Defect = 1;

    /// <summary>A bad command line or config.</summary>
    public const int Usage = 2;

    /// <summary>A file or folder that cannot be read or written.</summary>
    public const int Storage = 3;

    /// <summary>diagnose found a symptom that --fail-on names.</summary>
    public const int FaultFound = 4;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;
}
