using CommandLine;

namespace TorchVanish.Cli.Verbs;

/// <summary>The commands that can resume a killed or interrupted run.</summary>
internal abstract class ResumableVerb : TrainingVerb
{
    [Option("resume", MetaValue = "DIR", HelpText = "Finish a killed or interrupted run in DIR; the result has the same bytes as an "
        + "uninterrupted run.")]
    public string? Resume { get; set; }

    /// <summary>Rejects options that could contradict the settings in the resumed folder.</summary>
    protected void CheckResume(params (string Option, bool Given)[] others)
    {
        if (others.FirstOrDefault(other => other.Given) is { Option: { } option })
            throw new ConfigException($"--resume {Resume}: cannot be combined with {option}; the folder says what was run.");
    }
}
