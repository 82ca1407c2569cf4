using CommandLine;
using TorchVanish.Configuration;

namespace TorchVanish.Cli.Verbs;

[Verb("schema", HelpText = "Print the JSON Schema of a config, for completion and checks in editors.")]
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
        Editors with JSON Schema support then complete and check every config that starts
        with "$schema": "experiment.schema.json".
        """);

    public override void Execute()
    {
        RefuseMore(Unexpected, "schema");
        System.Console.Write(ConfigWriter.WriteSchema());
    }
}
