using System.Text.RegularExpressions;
using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;
using TorchVanish.Reporting.Figures;
using TorchVanish.Reporting.Report;
using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Reporting.Tests;

public sealed class ReportTests : IDisposable
{
    // No run here is recurrent.
    private static readonly IReadOnlyList<Figure> Figures = FigureCatalogue.For(MeasuredRun.From(DifficultRuns.All["usual"]));

    private readonly string _folder = Directory.CreateTempSubdirectory("torchvanish-report-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_report_has_every_figure_three_times_and_two_pages()
    {
        var html = Write("one", DifficultRuns.All["usual"]);
        Assert.All(Figures, figure =>
        {
            Assert.All([".svg", ".png", ".csv"], ending =>
                Assert.True(File.Exists(Path.Combine(_folder, "one", "figures", figure.Name + ending))));
            Assert.Contains($"id=\"{figure.Name}-title\"", html, StringComparison.Ordinal);
        });
        Assert.All(["What was run", "Summary", "The data", "Figures", "The numbers", "How to reproduce it"], heading =>
            Assert.Contains($">{heading}</h2>", html, StringComparison.Ordinal));
        Assert.True(File.Exists(Path.Combine(_folder, "one", RunFiles.ReportMarkdown)));
    }

    [Fact]
    public void Html_asks_the_network_for_nothing_and_has_no_id_twice()
    {
        var html = Write("two", [.. DifficultRuns.All["usual"], .. DifficultRuns.All["several"]]);
        Assert.DoesNotMatch("""(src|href|url\()\s*=?\s*["'(]?\s*(https?:)?//""", html);
        Assert.DoesNotContain("<link", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<!-- figure", html, StringComparison.Ordinal);
        var ids = Regex.Matches(html, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToArray();
        Assert.Empty(ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.All(Regex.Matches(html, "(?:href=\"#|url\\(#)([^\")]+)").Select(match => match.Groups[1].Value).Distinct(), target =>
            Assert.Contains(target, ids));
    }

    [Fact]
    public void A_report_on_a_recurrent_run_has_its_gradient_through_time()
    {
        Assert.Contains("id=\"gradient_through_time-title\"", Write("recurrent", DifficultRuns.All["recurrent"]), StringComparison.Ordinal);
        Assert.DoesNotContain("gradient_through_time", Write("other", DifficultRuns.All["usual"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_lead_to_files_that_are_there()
    {
        var html = Write("links", [.. DifficultRuns.All["usual"], .. DifficultRuns.All["zeros"]]);
        var markdown = File.ReadAllText(Path.Combine(_folder, "links", RunFiles.ReportMarkdown));
        var links = Regex.Matches(html, "href=\"(figures/[^\"]+)\"").Concat(Regex.Matches(markdown, "\\((figures/[^)]+)\\)"))
            .Select(match => match.Groups[1].Value).Distinct().ToArray();
        Assert.Equal(3 * Figures.Count, links.Length);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(_folder, "links", link)), link));
    }

    [Fact]
    public void The_same_runs_give_the_same_bytes()
    {
        var runs = DifficultRuns.All["several"];
        Write("a", runs);
        Write("b", runs);
        var files = Directory.GetFiles(Path.Combine(_folder, "a"), "*", SearchOption.AllDirectories);
        Assert.Equal((3 * Figures.Count) + 2, files.Length);
        Assert.All(files, file =>
            Assert.Equal(File.ReadAllBytes(file),
            File.ReadAllBytes(file.Replace(Path.Combine(_folder, "a"), Path.Combine(_folder, "b"), StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_difficult_run_has_a_report()
    {
        foreach (var (kind, runs) in DifficultRuns.All)
            Assert.NotEmpty(Write(kind.Replace(' ', '-'), runs));
    }

    [Fact]
    public void The_report_says_that_a_run_was_killed_or_has_no_rows()
    {
        Assert.Contains("no status.json", Write("killed", DifficultRuns.All["first step only"]), StringComparison.Ordinal);
        var empty = Write("empty", DifficultRuns.All["nothing"]);
        Assert.Contains("Nothing was measured", empty, StringComparison.Ordinal);
        Assert.Contains("No figure is drawn", File.ReadAllText(Path.Combine(_folder, "empty", RunFiles.ReportMarkdown)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_that_show_nothing_and_figures_along_a_single_layer_are_left_out()
    {
        Write("nan", DifficultRuns.All["all NaN"]);
        Assert.DoesNotContain("gradient_profile", Names("nan"));
        Assert.Contains("learning_curves", Names("nan"));
        Write("rnn", DifficultRuns.All["recurrent"]);
        Assert.Contains("gradient_through_time", Names("rnn"));
        Assert.DoesNotContain(Names("rnn"), name =>
            name is "gradient_profile" or "gradient_heatmap" or "activations" or "derivative_factors");
    }

    private string[] Names(string folder) =>
        [.. Directory.GetFiles(Path.Combine(_folder, folder, "figures"), "*.svg").Select(path => Path.GetFileNameWithoutExtension(path)!)];

    [Fact]
    public void Both_pages_contain_the_captions_of_the_views()
    {
        var html = System.Net.WebUtility.HtmlDecode(Write("captions", DifficultRuns.All["several"]));
        var markdown = File.ReadAllText(Path.Combine(_folder, "captions", RunFiles.ReportMarkdown));
        var runs = MeasuredRun.From(DifficultRuns.All["several"]);
        Assert.All(Figures, figure =>
        {
            var view = figure.Draw(runs).View;
            Assert.Contains(view.Caption, html, StringComparison.Ordinal);
            Assert.Contains(view.Caption, markdown, StringComparison.Ordinal);
            Assert.Contains(view.Title, html, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_report_has_the_data_and_the_notes_of_its_run()
    {
        var html = Write("table", [new MadeUpRun { Points = 12, Manifest = MadeUpManifest.Unequal }.Build()]);
        Assert.Contains("2000 rows, 1500 for training and 500 for validation (replicate 0); 4 features, standardized", html,
            StringComparison.Ordinal);
        Assert.Matches(@"<td>no\|&lt;b&gt;</td>\s*<td[^>]*>1425</td>\s*<td[^>]*>475</td>", html);
        Assert.Contains("<li>The column 'a&lt;b' is constant", html, StringComparison.Ordinal);
        Assert.True(html.IndexOf(">Notes</h2>", StringComparison.Ordinal) < html.IndexOf(">What was run</h2>", StringComparison.Ordinal));
        Assert.DoesNotContain(">Notes</h2>", Write("no-notes", DifficultRuns.All["usual"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_data_of_several_runs_appear_once()
    {
        MadeUpRun Run(string name, RunManifest manifest) => new() { Name = name, Points = 12, Manifest = manifest };
        var equal = Write("equal", [Run("a", MadeUpManifest.Unequal).Build(), Run("b", MadeUpManifest.Unequal).Build()]);
        Assert.Single(Regex.Matches(equal, "2000 rows"));
        Assert.Single(Regex.Matches(equal, "is constant, so it is 0"));
        var different = Write("different", [Run("a", MadeUpManifest.Unequal).Build(), Run("b", MadeUpManifest.Regression).Build()]);
        Assert.Contains("The target is a number.", different, StringComparison.Ordinal);
        Assert.Contains("<strong>a:</strong> The column", different, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_of_a_diverged_run_starts_with_the_divergence_and_its_tables_state_their_replicates()
    {
        var html = Write("diverged", [new MadeUpRun { Points = 12, LastDiverges = true }.Build()]);
        Assert.Matches(@">Summary</h2>\s*<p><strong>1 of 4 replicates diverged, at step", html);
        Assert.Contains("medians over 3 of 4 replicates (the others diverged)", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_distinguish_zero_not_defined_and_not_finite()
    {
        var run = new MadeUpRun
        {
            Depth = 3,
            Points = 12,
            Activation = new ReluConfig(),
            Twist = (replicate, _, layer, quantity, value) => (layer, quantity) switch
            {
                (1, Quantity.PreactivationGradientNorm) => 0,
                (2, Quantity.DerivativeRms) => double.NaN,
                (3, Quantity.ActivationStd) => double.PositiveInfinity,
                (3, Quantity.ActivationMean) when replicate == 0 => double.NegativeInfinity,
                _ => value,
            },
        };
        Write("states", [run.Build()]);
        var markdown = File.ReadAllText(Path.Combine(_folder, "states", RunFiles.ReportMarkdown));
        Assert.Matches(@"\n\| 1 \| 0 \|", markdown);
        Assert.Matches(@"\n\| 2 \|.*\| not defined \|", markdown);
        Assert.Matches(@"\n\| 3 \|.*\(3 of 4\) \| not finite \|", markdown);
        Assert.Contains("| off fraction |", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN%", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void No_difficult_run_has_a_percentage_of_NaN_in_its_report()
    {
        foreach (var (kind, runs) in DifficultRuns.All)
            Assert.DoesNotMatch("NaN ?%|not defined%|not finite%|∞%", Write($"words-{kind.Replace(' ', '-')}", runs));
    }

    private string Write(string name, IReadOnlyList<RunRecord> runs)
    {
        var folder = Path.Combine(_folder, name);
        ReportWriter.Write(folder, "A report", runs);
        return File.ReadAllText(Path.Combine(folder, RunFiles.ReportHtml));
    }
}
