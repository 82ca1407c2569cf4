using System.Text.Json.Nodes;
using CommandLine;
using TorchVanish.Analysis.Papers;
using TorchVanish.Cli.Terminal;
using TorchVanish.Configuration;
using TorchVanish.Reporting.Report;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Verbs;

[Verb("list", HelpText = "List every name that a config can use and every measured quantity, the statements of the note and their tests, "
    + "or the papers that are reproduced.")]
internal sealed class ListVerb : Verb
{
    [Value(0, Hidden = true)]
    public IEnumerable<string> Unexpected { get; set; } = [];

    [Option("ledger", HelpText = "List the statements of the textbook note and the claims that test them instead, as Markdown.")]
    public bool Ledger { get; set; }

    [Option("papers", HelpText = "List the papers of reproduce --suite papers instead: id, paper, place and published numbers.")]
    public bool Papers { get; set; }

    [Option("json", HelpText = OptionText.Json)]
    public bool Json { get; set; }

    public override VerbGuide Guide => new(
        "torchvanish list [--ledger | --papers | --json]",
        [
            new("The names for model.activation and their arguments", "torchvanish list | less"),
            new("The note, sentence by sentence, with the test of each", "torchvanish list --ledger > docs/ledger.md"),
        ],
        """
        A name can stand alone: "activation": "elu". With arguments, it is part of an
        object: "activation": { "kind": "elu", "alpha": 0.5 }.
        With --json: {"choices": [{"path", "kinds": [{"name", "description", "arguments":
        [...]}]}], "quantities": [{"column", "definition"}]}.

        NEXT
          torchvanish schema      every key and its default, for an editor
        """);

    public override void Execute()
    {
        RefuseMore(Unexpected, "list");
        if (Ledger && Json)
            throw new ConfigException("--json: cannot be combined with --ledger, which prints Markdown.");
        if (Papers && (Ledger || Json))
            throw new ConfigException($"--papers: cannot be combined with {(Ledger ? "--ledger" : "--json")}.");
        if (Ledger)
            ShowLedger();
        else if (Papers)
            ShowPapers();
        else if (Json)
            JsonOutput.Write(Names());
        else
            ShowNames();
    }

    private static JsonObject Names() => new()
    {
        ["choices"] = JsonOutput.Array(ConfigCatalogue.Choices, choice => new JsonObject
        {
            ["path"] = choice.Path,
            ["kinds"] = JsonOutput.Array(choice.Kinds, kind => new JsonObject
            {
                ["name"] = kind.Name,
                ["description"] = kind.Description,
                ["arguments"] = JsonOutput.Array(kind.Arguments),
            }),
        }),
        ["quantities"] = JsonOutput.Array(Quantities.All, quantity =>
            new JsonObject { ["column"] = quantity.Column(), ["definition"] = quantity.Definition() }),
    };

    // A separate method, so that the plain list does not load the assembly that writes reports.
    private static void ShowLedger() => System.Console.Write(LedgerDocument.Write());

    private static void ShowPapers()
    {
        foreach (var paper in PaperCatalogue.All)
        {
            System.Console.WriteLine(paper.Id);
            System.Console.WriteLine($"  {paper.Paper.Citation}; {paper.Paper.Place}");
            System.Console.WriteLine($"  {paper.Published}");
        }
    }

    private static void ShowNames()
    {
        foreach (var choice in ConfigCatalogue.Choices)
        {
            System.Console.WriteLine(choice.Path);
            foreach (var kind in choice.Kinds)
            {
                System.Console.WriteLine($"  {kind.Name,-18}{kind.Description}".TrimEnd());
                if (kind.Arguments.Count > 0)
                    System.Console.WriteLine($"  {"",-18}{string.Join(", ", kind.Arguments)}");
            }
            System.Console.WriteLine();
        }
        System.Console.WriteLine("quantities, the columns of layers.csv");
        foreach (var quantity in Quantities.All)
            System.Console.WriteLine($"  {quantity.Column(),-30}{quantity.Definition()}");
    }
}
