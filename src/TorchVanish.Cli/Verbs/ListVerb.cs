using CommandLine;
using TorchVanish.Records.Configuration;
using TorchVanish.Records.Runs;
using TorchVanish.Reporting.Report;

namespace TorchVanish.Cli.Verbs;

[Verb("list", HelpText = "List everything that a config can name and every quantity that is measured, or what the note says and how it is tested.")]
internal sealed class ListVerb : Verb
{
    [Value(0, Hidden = true)]
    public IEnumerable<string> Unexpected { get; set; } = [];

    [Option("ledger", HelpText = "List instead every statement of the textbook note with the claims that test it, as Markdown.")]
    public bool Ledger { get; set; }

    public override VerbGuide Guide => new(
        "torchvanish list [--ledger]",
        [
            new("What can stand at model.activation, and with which arguments", "torchvanish list | less"),
            new("What the note says, sentence by sentence, and how each is tested", "torchvanish list --ledger > docs/ledger.md"),
        ],
        """
        Every name goes into a config as it is: "activation": "elu". A kind with arguments
        is an object: "activation": { "kind": "elu", "alpha": 0.5 }.

        NEXT
          torchvanish schema      the same for an editor, with every key and its default
        """);

    public override void Execute()
    {
        RefuseMore(Unexpected, "list");
        if (Ledger)
            ShowLedger();
        else
            ShowNames();
    }

    // By itself, so that the plain list does not load what writes reports.
    private static void ShowLedger() => System.Console.Write(LedgerDocument.Write());

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
