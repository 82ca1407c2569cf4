namespace TorchVanish.Cli.Verbs;

/// <summary>What the help of a verb teaches beyond its options.</summary>
/// <param name="Usage">The command line in one line.</param>
/// <param name="Examples">Each a command to copy, and what it is for.</param>
/// <param name="Afterwards">What is written where, and what to do next: lines as they are shown.</param>
internal sealed record VerbGuide(string Usage, IReadOnlyList<VerbExample> Examples, string Afterwards);

/// <param name="Aim">What the command is for.</param>
/// <param name="Command">What to type.</param>
internal sealed record VerbExample(string Aim, string Command);
