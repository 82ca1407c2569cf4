using System.Reflection;
using CommandLine;
using TorchVanish.Configuration.Shapes;

namespace TorchVanish.Cli.Parsing;

/// <summary>
/// Checks the arguments and sorts them so that CommandLineParser interprets them as the user expects. The parser alone ignores an option
/// without a value, and uses the last value of an option that is given twice.
/// </summary>
internal static class Arguments
{
    private const string Override = "--set";

    /// <summary>
    /// Checks the options of a verb and moves every --set with its value to the end. The parser assigns all arguments up to the next option
    /// to an option that can be repeated, so in `run --set model.depth=20 config.json` the config would be an override.
    /// </summary>
    /// <exception cref="ConfigException">An option is unknown, given twice, or lacks its value.</exception>
    public static string[] Order(string[] typed, Type verb)
    {
        var options = verb.GetProperties()
            .Select(p => (type: p.PropertyType, option: p.GetCustomAttribute<OptionAttribute>()))
            .Where(p => p.option is not null).ToDictionary(p => $"--{p.option!.LongName}", p => p.type);
        var others = new List<string>();
        var overrides = new List<string>();
        var seen = new HashSet<string>();
        for (var i = 0; i < typed.Length; i++)
        {
            var equals = typed[i].IndexOf('=');
            var name = typed[i].StartsWith("--", StringComparison.Ordinal) && equals > 0 ? typed[i][..equals] : typed[i];
            if (!name.StartsWith('-') || name == "-" || char.IsAsciiDigit(name[1]))
            {
                others.Add(typed[i]);
                continue;
            }
            if (!options.TryGetValue(name, out var type))
                throw new ConfigException($"{name}: unknown option{Nearest.Hint(name, options.Keys)}; {More(verb)}.");
            if (!seen.Add(name) && name != Override)
                throw new ConfigException($"{name}: given more than once; give it once.");
            var target = name == Override ? overrides : others;
            target.Add(name);
            if (type != typeof(bool))
                target.Add(CheckValue(name, name != typed[i] ? typed[i][(equals + 1)..] : ++i < typed.Length ? typed[i] : "", type, verb));
            else if (name != typed[i])
                throw new ConfigException($"{typed[i]}: the option takes no value; write {name} alone.");
        }
        return [.. others, .. overrides];
    }

    private static string CheckValue(string option, string value, Type type, Type verb)
    {
        if (string.IsNullOrWhiteSpace(value) || value.StartsWith("--", StringComparison.Ordinal))
            throw new ConfigException($"{option}: the value is missing; {More(verb)}.");
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(int) && !int.TryParse(value, out _))
            throw new ConfigException($"{option} {value}: must be a whole number below 2147483648; {More(verb)}.");
        return value;
    }

    private static string More(Type verb) => $"see torchvanish {HelpPage.Attribute(verb).Name} --help";
}
