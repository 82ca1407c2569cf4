namespace TorchVanish.Cli.Verbs;

/// <summary>The help page of a command, without its options.</summary>
/// <param name="Usage">The command line in one line.</param>
/// <param name="Examples">Command lines to copy, each with its purpose.</param>
/// <param name="Afterwards">The files that the command writes, and what to do next, line by line.</param>
internal sealed record VerbGuide(string Usage, IReadOnlyList<VerbExample> Examples, string Afterwards);

/// <param name="Aim">The purpose of the command line.</param>
/// <param name="Command">What to type.</param>
internal sealed record VerbExample(string Aim, string Command);
