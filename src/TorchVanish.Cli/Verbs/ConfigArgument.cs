using TorchVanish.Configuration;

namespace TorchVanish.Cli.Verbs;

/// <summary>The argument CONFIG of a command: one JSON file, or - for standard input.</summary>
/// <param name="Source">The name of the config in messages.</param>
internal sealed record ConfigArgument(ExperimentConfig Config, string Source)
{
    private const string StandardInput = "<standard input>";

    /// <param name="verb">The command, for messages.</param>
    /// <param name="arguments">The arguments in the position of CONFIG.</param>
    /// <param name="overrides">path=value pairs, each as after --set.</param>
    /// <exception cref="ConfigException">There is not exactly one config, or it is invalid.</exception>
    /// <exception cref="StorageException">The file cannot be read.</exception>
    public static ConfigArgument Read(string verb, IEnumerable<string> arguments, IEnumerable<string> overrides) =>
        arguments.ToList() switch
        {
            [] => throw new ConfigException($"{verb}: the config is missing; name a JSON file, as in torchvanish {verb} "
                + "configs/sigmoid-10.json."),
            [_, var second, ..] => throw new ConfigException($"{verb}: {second} is a second config; give one."),
            ["-"] => new(ReadStandardInput(overrides), StandardInput),
            [var path] => new(ConfigReader.ReadFile(path, overrides), path),
        };

    private static ExperimentConfig ReadStandardInput(IEnumerable<string> overrides)
    {
        using var input = new StreamReader(System.Console.OpenStandardInput());
        return ConfigReader.Read(input.ReadToEnd(), StandardInput, Directory.GetCurrentDirectory(), overrides);
    }
}
