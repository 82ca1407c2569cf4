using System.Globalization;

namespace TorchVanish.DiagnosisStudy.Commands;

/// <summary>The arguments of a command: folders, and --name value.</summary>
internal sealed record Options(IReadOnlyList<string> Positional, IReadOnlyDictionary<string, string> Named)
{
    /// <param name="positional">How many folders the command takes.</param>
    public static Options Parse(string[] args, int positional, params string[] names)
    {
        var folders = new List<string>();
        var named = new Dictionary<string, string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
                folders.Add(args[i]);
            else if (names.Contains(args[i][2..]) && i + 1 < args.Length)
                named[args[i][2..]] = args[++i];
            else
                throw new ConfigException($"{args[i]}: must be one of --{string.Join(", --", names)}, with a value.");
        }
        if (folders.Count != positional)
            throw new ConfigException($"{folders.Count} folders are given; this command takes {positional}.");
        return new Options(folders, named);
    }

    public string Text(string name) => Named.TryGetValue(name, out var value)
        ? value
        : throw new ConfigException($"--{name} is missing.");

    public string Text(string name, string otherwise) => Named.GetValueOrDefault(name, otherwise);

    public int Number(string name, int otherwise) => !Named.TryGetValue(name, out var text) ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ConfigException($"--{name} {text}: must be a whole number.");
}
