namespace TorchVanish.Cli.Verbs;

/// <summary>The help texts of arguments and options that several commands share.</summary>
internal static class OptionText
{
    public const string Config = "The experiment, a JSON file such as configs/sigmoid-10.json; - reads standard input.";

    public const string Set = "Override a key of the config; can be repeated. VALUE is JSON, or text without quotes.";

    public const string Json = "Print one JSON document on standard output instead of text. Its content is described below.";

    public const string DataDirectory = "A folder with IDX files, which is searched first for Fashion-MNIST and MNIST.";
}
