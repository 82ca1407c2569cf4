using System.Text.RegularExpressions;
using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Records.Configuration;
using TorchVanish.Records.Runs;
using TorchVanish.Reporting.Report;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Reporting.Tests;

public sealed class LedgerReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("torchvanish-ledger-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_first_table_has_statement_verdict_number_and_a_small_figure_of_every_claim()
    {
        var html = Write("first", [new MadeUpClaim("one-thing"), new MadeUpClaim("other-thing")]);
        var table = html[html.IndexOf("<table>", StringComparison.Ordinal)..html.IndexOf("</table>", StringComparison.Ordinal)];
        Assert.Equal(2, Regex.Count(table, "<img src=\"data:image/png;base64,"));
        Assert.All(["one-thing", "other-thing"], id => Assert.Contains($"<a href=\"#{id}\">{id}</a>", table, StringComparison.Ordinal));
        Assert.Contains("The statement of one-thing.", table, StringComparison.Ordinal);
        Assert.Contains("<b class=\"verdict conditional\">conditional</b>", table, StringComparison.Ordinal);
        Assert.Contains("<strong>1.50 [1.00,", table, StringComparison.Ordinal);
        Assert.DoesNotContain("<!-- ", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_quotes_the_note_and_leads_to_every_config()
    {
        var html = Write("section", [new MadeUpClaim("one-thing")]);
        Assert.Contains("<blockquote>", html, StringComparison.Ordinal);
        Assert.Contains("What the note says, word for word.", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"experiments/sigmoid-10/config.json\">sigmoid-10</a>", html, StringComparison.Ordinal);
        Assert.Contains("torchvanish reproduce --claims one-thing", html, StringComparison.Ordinal);
        Assert.Contains("A corrected note would say this.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_inconclusive_says_how_many_replicates_would_settle_it()
    {
        Assert.Contains("about 1,440 replicates", Write("some", [new MadeUpClaim("open", new Ruling(Verdict.Inconclusive, 1440))]), StringComparison.Ordinal);
        Assert.Contains("how many cannot be told", Write("unknown", [new MadeUpClaim("open", Verdict.Inconclusive)]), StringComparison.Ordinal);
        Assert.DoesNotContain("To settle it", Write("settled", [new MadeUpClaim("settled", Verdict.Refuted)]), StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_ledger_names_what_it_could_not_judge() =>
        Assert.Contains("not judged for want of measurements: fix-he and fix-elu", Write("interrupted", [new MadeUpClaim("one-thing")], "fix-he", "fix-elu"), StringComparison.Ordinal);

    [Fact]
    public void Every_link_leads_to_a_file_and_no_id_is_there_twice()
    {
        var html = Write("links", [new MadeUpClaim("one-thing"), new MadeUpClaim("other-thing")]);
        var markdown = File.ReadAllText(Path.Combine(_folder, "links", RunFiles.ReportMarkdown));
        var links = Regex.Matches(html + markdown, "(?:href=\"|src=\"|\\()(figures/[^\")]+)").Select(match => match.Groups[1].Value).Distinct().ToArray();
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
            new LedgerRecord(["one-thing", "other-thing"], new SpiralsConfig(), 16, seed, Quick: false), ClaimsFile.Read(Path.Combine(_folder, name)));
        Assert.Equal(["conditional", "refuted"], Read("b", 0).Claims.Claims.Select(claim => claim.Verdict));
        ComparisonWriter.Write(Path.Combine(_folder, "both"), [Read("a", 0), Read("b", 100)]);
        var text = File.ReadAllText(Path.Combine(_folder, "both", RunFiles.ReportMarkdown));
        Assert.Contains("Of 2 claims, 1 have the same verdict throughout; other-thing has not.", text, StringComparison.Ordinal);
        Assert.Contains("2: synthetic, seeds 100 to 115", text, StringComparison.Ordinal);
    }

    private string Write(string name, IReadOnlyList<MadeUpClaim> claims, params IReadOnlyList<string> unfinished)
    {
        var folder = Path.Combine(_folder, name);
        LedgerWriter.Write(folder, new Ledger("A ledger", "Words.", [.. claims.Select(claim => new JudgedClaim(claim, claim.Judgement(), ["sigmoid-10"]))], unfinished));
        return File.ReadAllText(Path.Combine(folder, RunFiles.ReportHtml));
    }

    private sealed class MadeUpClaim(string id, Ruling? ruling = null) : Claim
    {
        public override string Id => id;

        public override int Order => 1;

        public override string Statement => $"The statement of {id}.";

        public override IReadOnlyList<string> Sentences => ["What the note says, word for word."];

        public override string Prediction => "This is to be seen.";

        public override string Rule => "This is held against that.";

        public override string Source => "Somebody 2010.";

        public override string Correction => "A corrected note would say this.";

        public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) => [];

        public override Judgement Judge(Evidence evidence) => Judgement();

        private static Curve Line => new(0, 0, "line", [new CurvePoint(1, Spread.Of([1.0, 2.0])), new CurvePoint(2, Spread.Of([2.0, 3.0]))]);

        public Judgement Judgement() => new()
        {
            Ruling = ruling ?? Verdict.Conditional,
            Measured = new Interval(1.5, 1, 2, 16),
            Quantity = "metres",
            Expected = "1",
            Shows = "It shows something.",
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
