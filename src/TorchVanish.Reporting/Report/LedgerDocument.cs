using System.Text;
using TorchVanish.Analysis.Claims;

namespace TorchVanish.Reporting.Report;

/// <summary>docs/ledger.md: every statement of the note with the claims that test it, written from the claims.</summary>
public static class LedgerDocument
{
    private const string Introduction = """
        # What the note says, sentence by sentence

        Each statement of [the textbook note](textbook-note.txt) beside the claims that test it, and what must be seen for it to
        stand; below, the rule by which each claim is judged. Verdicts are not here: they come out of
        `torchvanish`, with numbers, intervals and figures.

        A statement is a line of the note: an item of a list, a row of a table, a formula, a line of prose; a block of code is one
        as a whole. Headings only name what follows and are left out, except *Activation Functions Matter* and *Deep Networks
        Suffer More*, which assert something, and the five numbered remedies, which answer the question how to solve the problem.
        Where several claims settle one statement, each has a line. Formulas are quoted in plain characters.

        Written by `torchvanish list --ledger > docs/ledger.md`; a test fails when this file is not what the claims say, and when
        a statement has no claim.


        """;

    public static string Write()
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        MarkdownTable.Write(text, ["the note says", "claim", "in our words", "what must be seen"], SettledStatement.All.SelectMany(Lines));
        text.Append("## How each claim is judged\n\n");
        MarkdownTable.Write(text, ["claim", "rule", "source"], ClaimCatalogue.All.Select(claim =>
            (IReadOnlyList<string>)[$"`{claim.Id}`", claim.Rule, claim.Source]));
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static IEnumerable<IReadOnlyList<string>> Lines(SettledStatement settled)
    {
        var quotation = Quotation.Cell(settled.Statement);
        if (settled.Claims.Count == 0)
            return [[quotation, "none yet", "", ""]];
        return settled.Claims.Select((claim, i) =>
            (IReadOnlyList<string>)[i == 0 ? quotation : "", $"`{claim.Id}`", claim.Statement, claim.Prediction]);
    }
}
