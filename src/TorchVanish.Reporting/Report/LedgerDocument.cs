using System.Text;
using TorchVanish.Analysis.Claims;

namespace TorchVanish.Reporting.Report;

/// <summary>docs/ledger.md: every statement of the note with the claims that test it, generated from the claims.</summary>
public static class LedgerDocument
{
    private const string Introduction = """
        # The note, sentence by sentence

        The first table shows each statement of [the textbook note](textbook-note.txt), the claims that test it, and the
        prediction of each claim. The second table shows the rule that decides each claim, and what was changed after results
        were seen. This file contains no verdicts: `torchvanish` produces them, with numbers, intervals and figures.

        A statement is a line of the note: a list item, a table row, a formula or a line of prose. A block of code is one
        statement. Headings are left out, because they only introduce the text that follows. The exceptions are *Activation
        Functions Matter* and *Deep Networks Suffer More*, which make a statement, and the five numbered remedies. If several
        claims test a statement, each has its own line. Formulas are written in plain characters.

        `torchvanish list --ledger > docs/ledger.md` generates this file. A test fails if the file is out of date, or if a
        statement has no claim.


        """;

    public static string Write()
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        MarkdownTable.Write(text, ["the note says", "claim", "in our words", "prediction"], SettledStatement.All.SelectMany(Lines));
        text.Append("## How each claim is judged\n\n");
        MarkdownTable.Write(text, ["claim", "rule", "changed after results were seen", "source"], ClaimCatalogue.All.Select(claim =>
            (IReadOnlyList<string>)[$"`{claim.Id}`", claim.Rule, claim.Amendment, claim.Source]));
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
