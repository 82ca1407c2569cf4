using System.Text.RegularExpressions;
using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Configuration;
using TorchVanish.Reporting.Report;
using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Reporting.Tests;

public sealed class LedgerReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("torchvanish-ledger-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void An_index_is_a_subscript_and_a_word_with_an_underscore_is_a_word()
    {
        var html = Write("subscripts", [new MadeUpClaim("one-thing")]);
        Assert.Contains("h<sub>l−1</sub>", html, StringComparison.Ordinal);
        Assert.Contains("‖δ<sub>l</sub>‖", html, StringComparison.Ordinal);
        Assert.Contains("fan_in + fan_out", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"[δhz]_(\{|l)", html);
    }

    [Fact]
    public void The_corrected_note_comes_first()
    {
        var html = Write("note", [new MadeUpClaim("one-thing"), new MadeUpClaim("other-thing", Verdict.Refuted)]);
        var headings = Regex.Matches(html, "<h2 id=\"([^\"]+)\"").Select(match => match.Groups[1].Value);
        Assert.Equal(["the-corrected-note", "the-ledger", "words-and-networks", "one-thing", "other-thing"], headings);
        var note = Table(html, 0);
        Assert.Contains("<b class=\"verdict conditional\">It depends</b>", note, StringComparison.Ordinal);
        Assert.Contains("A correct note says that 1.50 fails.", note, StringComparison.Ordinal);
        Assert.Contains("<b class=\"verdict refuted\">False</b>", note, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ledger_has_statement_verdict_both_numbers_and_a_small_figure_of_every_claim()
    {
        var html = Write("first", [new MadeUpClaim("one-thing"), new MadeUpClaim("other-thing")]);
        var table = Table(html, 1);
        Assert.Equal(2, Regex.Count(table, "<img src=\"data:image/png;base64,"));
        Assert.All(["one-thing", "other-thing"], id => Assert.Contains($"<a href=\"#{id}\">{id}</a>", table, StringComparison.Ordinal));
        Assert.Contains("The statement of one-thing.", table, StringComparison.Ordinal);
        Assert.Contains("✗ <strong>1.50 [1.01,", table, StringComparison.Ordinal);
        Assert.Contains("✓ <strong>0.500 [0.400,", table, StringComparison.Ordinal);
        Assert.DoesNotContain("<!-- ", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_introduction_counts_the_rules_that_were_changed() =>
        Assert.Contains("1 of the 2 rules was changed after results were seen",
            Write("changed", [new MadeUpClaim("one-thing", amendment: "A threshold."), new MadeUpClaim("other-thing")]),
            StringComparison.Ordinal);

    [Fact]
    public void A_claim_takes_two_lines_of_the_terminal()
    {
        var lines = LedgerLines.Of(new JudgedClaim(new MadeUpClaim("one-thing"), new MadeUpClaim("one-thing").Judgement(), []));
        Assert.Equal(["one-thing            It depends  ✗ 1.50 far  ✓ 0.500 near", "  A correct note says that 1.50 fails."], lines);
        Assert.All(LedgerLines.Of(new JudgedClaim(new MadeUpClaim(new string('x', 300)), new MadeUpClaim("one-thing").Judgement(), [])),
            line => Assert.InRange(line.Length, 1, LedgerLines.Columns));
    }

    [Fact]
    public void The_claims_file_says_what_was_measured_and_has_the_other_case()
    {
        Write("file", [new MadeUpClaim("one-thing")]);
        var row = ClaimsFile.Read(Path.Combine(_folder, "file")).Claims.Single();
        Assert.Equal(("far", "metres", 1.5, "below 1"), (row.Case, row.Quantity, row.Measured, row.Expected));
        Assert.Equal(("near", "holds", "metres", 0.5), (row.OtherCase, row.OtherSide, row.OtherQuantity, row.OtherMeasured));
        var note = File.ReadAllText(Path.Combine(_folder, "file", LedgerCorrectedNote.FileName));
        Assert.Contains("| The statement of one-thing. `one-thing` | It depends | A correct note says that 1.50 fails. |", note,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_quotes_the_note_and_leads_to_every_config()
    {
        var html = Write("section", [new MadeUpClaim("one-thing")]);
        Assert.Contains("<blockquote>", html, StringComparison.Ordinal);
        Assert.Contains("What the note says, word for word.", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"experiments/sigmoid-10/config.json\">sigmoid-10</a>", html, StringComparison.Ordinal);
        Assert.Contains("torchvanish reproduce --claims one-thing", html, StringComparison.Ordinal);
        Assert.Contains("<strong>In an exam.</strong> A correct note says that 1.50 fails. The reason: a theory explains it.", html,
            StringComparison.Ordinal);
    }

    /// <summary>Where runs diverge more of them diverge: more replicates are no advice.</summary>
    [Fact]
    public void More_replicates_are_not_advised_if_replicates_diverge()
    {
        var html = Write("diverged", [new MadeUpClaim("open", new Ruling(Verdict.Inconclusive, 1440)) { Diverged = 3 }]);
        Assert.Contains("3 replicates of its experiments diverged", html, StringComparison.Ordinal);
        Assert.DoesNotContain("1,440", html, StringComparison.Ordinal);
    }

    [Fact]
    public void An_inconclusive_verdict_states_the_replicates_that_would_settle_it()
    {
        Assert.Contains("about 1,440 replicates", Write("some", [new MadeUpClaim("open", new Ruling(Verdict.Inconclusive, 1440))]),
            StringComparison.Ordinal);
        Assert.Contains("do not show how many are needed", Write("unknown", [new MadeUpClaim("open", Verdict.Inconclusive)]),
            StringComparison.Ordinal);
        Assert.DoesNotContain("To settle it", Write("settled", [new MadeUpClaim("settled", Verdict.Refuted)]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_ledger_names_what_it_could_not_judge() =>
        Assert.Contains("Claims without a verdict: fix-he and fix-elu",
            Write("interrupted", [new MadeUpClaim("one-thing")], "fix-he", "fix-elu"), StringComparison.Ordinal);

    [Fact]
    public void Every_link_leads_to_a_file_and_no_id_is_there_twice()
    {
        var html = Write("links", [new MadeUpClaim("one-thing"), new MadeUpClaim("other-thing")]);
        var markdown = File.ReadAllText(Path.Combine(_folder, "links", RunFiles.ReportMarkdown));
        var links = Regex.Matches(html + markdown, "(?:href=\"|src=\"|\\()(figures/[^\")]+)").Select(match => match.Groups[1].Value)
            .Distinct().ToArray();
        Assert.Equal(2 * 4, links.Length);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(_folder, "links", link)), link));
        var ids = Regex.Matches(html, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value);
        Assert.Empty(ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public void Claims_are_read_back_as_they_were_written_and_stand_side_by_side()
    {
        Write("a", [new MadeUpClaim("one-thing"), new MadeUpClaim("other-thing")]);
        Write("b", [new MadeUpClaim("one-thing"), new MadeUpClaim("other-thing", Verdict.Refuted)]);
        Reproduction Read(string name, int seed) => new(
            new LedgerRecord(["one-thing", "other-thing"], new SpiralsConfig(), 16, seed, Quick: false),
                ClaimsFile.Read(Path.Combine(_folder, name)));
        Assert.Equal(["conditional", "refuted"], Read("b", 0).Claims.Claims.Select(claim => claim.Verdict));
        ComparisonWriter.Write(Path.Combine(_folder, "both"), [Read("a", 0), Read("b", 100)]);
        var text = File.ReadAllText(Path.Combine(_folder, "both", RunFiles.ReportMarkdown));
        Assert.Contains("Of 2 claims, 1 have the same verdict throughout; other-thing does not.", text, StringComparison.Ordinal);
        Assert.Contains("2: synthetic, seeds 100 to 115", text, StringComparison.Ordinal);
    }

    private static string Table(string html, int place) => html.Split("<table>")[place + 1].Split("</table>")[0];

    private string Write(string name, IReadOnlyList<MadeUpClaim> claims, params IReadOnlyList<string> unfinished)
    {
        var folder = Path.Combine(_folder, name);
        LedgerWriter.Write(folder,
            new Ledger("A ledger", "Words.",
            [.. claims.Select(claim => new JudgedClaim(claim, claim.Judgement(), ["sigmoid-10"]) { Diverged = claim.Diverged })],
            unfinished));
        return File.ReadAllText(Path.Combine(folder, RunFiles.ReportHtml));
    }

    private sealed class MadeUpClaim(string id, Ruling? ruling = null, string amendment = "") : Claim
    {
        public override string Id => id;

        public override int Order => 1;

        public override string Statement => $"The statement of {id}.";

        public override IReadOnlyList<string> Sentences => ["What the note says, word for word."];

        public override string Prediction => "This is to be seen.";

        public override string Rule => "This is held against that.";

        public override string Source => "Somebody 2010.";

        public override string Reason => "a theory explains it";

        public override string Amendment => amendment;

        public int Diverged { get; init; }

        protected override string Correct(Ruling ruling) => $"A correct note says that {ruling.Failing?.Number} fails.";

        public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) => [];

        public override Judgement Judge(Evidence evidence) => Judgement();

        private static Curve Line =>
            new(0, 0, "line", [new CurvePoint(1, Spread.Of([1.0, 2.0])), new CurvePoint(2, Spread.Of([2.0, 3.0]))]);

        public Judgement Judgement() => new()
        {
            Ruling = (ruling ?? Verdict.Conditional) with
            {
                Cases = [new Case("near", "metres", new Interval(0.5, 0.4, 0.6, 16), Bound.Below(1)),
                    new Case("far", "metres", new Interval(1.5, 1.01, 2, 16), Bound.Below(1))],
            },
            Shows = "It shows something.",
            Details = "It has more numbers.",
            Boundary = "It ends somewhere.",
            Figure = new ClaimView
            {
                Runs = MeasuredRun.From([new MadeUpRun().Build()]),
                Headline = "A figure",
                Caption = "What to see.",
                Panels = [CurvePanel.Of("A panel", PanelAxis.Layer, new PanelAxis("metres", AxisScale.Linear), [Line])],
                Columns = 1,
                Nothing = null,
            },
        };
    }
}
