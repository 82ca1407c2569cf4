namespace TorchVanish.Cli.Tests;

/// <summary>A config that must be refused, and how.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="ExitCode">2: the config is invalid; 3: a file cannot be read.</param>
/// <param name="Expected">What the sentence holds: the place, and what is valid.</param>
/// <param name="Config">The text of config.json.</param>
/// <param name="Prepare">Puts the files there that the config is about.</param>
internal sealed record BrokenConfig(string Name, int ExitCode, string Expected, string Config, Action<TestFolder>? Prepare = null)
{
    public override string ToString() => Name;
}
