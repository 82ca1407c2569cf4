using CommandLine;
using TorchVanish.Configuration;

namespace TorchVanish.Cli.Verbs;

[Verb("schema", HelpText = "Print the JSON Schema of a config, for editors that complete and check.")]
internal sealed class SchemaVerb : Verb
{
    [Value(0, Hidden = true)]
    public IEnumerable<string> Unexpected { get; set; } = [];

    public override VerbGuide Guide => new(
        "torchvanish schema",
        [
            new("Save it next to your configs", "torchvanish schema > experiment.schema.json"),
        ],
        """
        Editors that know JSON Schema then complete and check every config that begins
        with "$schema": "experiment.schema.json".
        """);

    public override void Execute()
    {
        RefuseMore(Unexpected, "schema");
        System.Console.Write(ConfigWriter.WriteSchema());
    }
}
