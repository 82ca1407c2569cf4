using CommandLine;

namespace TorchVanish.Cli.Verbs;

/// <summary>The commands that can go on with what a killed or interrupted run left.</summary>
internal abstract class ResumableVerb : TrainingVerb
{
    [Option("resume", MetaValue = "DIR", HelpText = "Finish what a killed or interrupted run left in DIR; the result has the same bytes "
        + "as an uninterrupted run.")]
    public string? Resume { get; set; }

    /// <summary>Refuses what would contradict the record of a resumed folder.</summary>
    protected void CheckResume(params (string Option, bool Given)[] others)
    {
        if (others.FirstOrDefault(other => other.Given) is { Option: { } option })
            throw new ConfigException($"--resume {Resume}: cannot be combined with {option}; the folder says what was run.");
    }
}
