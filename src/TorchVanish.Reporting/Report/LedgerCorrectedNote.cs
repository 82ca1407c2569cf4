using System.Text;
using TorchVanish.Analysis.Claims;
using TorchVanish.Runs;

namespace TorchVanish.Reporting.Report;

/// <summary>corrected-note.md: the sentences of a corrected note, generated from the judged claims.</summary>
public static class LedgerCorrectedNote
{
    public const string FileName = "corrected-note.md";

    private const string Introduction = """
        # The note, corrected

        This table shows each statement of the textbook note, the verdict of the experiments, and the sentence that replaces it.

        `torchvanish --data synthetic` generates this file from the claims that it judges. docs/corrected-note.md and
        docs/claims.json are copies from such a run. A test fails if the first does not follow from the second.


        """;

    public static string Of(ClaimsFile claims)
    {
        var text = new StringBuilder(Introduction.ReplaceLineEndings("\n"));
        MarkdownTable.Write(text, ["the note says", "verdict", "a correct note says"], claims.Claims.Select(Row));
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static IReadOnlyList<string> Row(ClaimRow claim) =>
        [$"{claim.Statement} `{claim.Id}`", LedgerWords.Chip(Enum.Parse<Verdict>(claim.Verdict, ignoreCase: true)), claim.Correction];
}
