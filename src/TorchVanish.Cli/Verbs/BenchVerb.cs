using System.Diagnostics;
using System.Globalization;
using CommandLine;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Views;
using TorchVanish.Experiments.Benchmarks;
using TorchVanish.Reporting.Figures;
using TorchVanish.Runs.Files;

namespace TorchVanish.Cli.Verbs;

[Verb("bench", HelpText = "Measure the speed of this machine and this build, and write docs/performance.md.")]
internal sealed class BenchVerb : Verb
{
    private const string Script = "docs/performance/pytorch_peer.py";

    [Value(0, Hidden = true)]
    public IEnumerable<string> Unexpected { get; set; } = [];

    [Option("quick", HelpText = "Measure only for a few minutes, with a wider spread.")]
    public bool Quick { get; set; }

    [Option("device", MetaValue = "DEVICE", Default = "cpu", HelpText = "auto, cpu, cuda or cuda:N.")]
    public string Device { get; set; } = "cpu";

    [Option("out", MetaValue = "FILE", Default = "docs/performance.md", HelpText = "The file to write.")]
    public string Out { get; set; } = "docs/performance.md";

    public override VerbGuide Guide => new(
        "torchvanish bench [OPTIONS]",
        [
            new("Write docs/performance.md, from a checkout", "torchvanish bench"),
            new("A first look, elsewhere", "torchvanish bench --quick --out performance.md"),
        ],
        """
        The comparison with PyTorch needs python3 with torch; otherwise it is not measured.
        """);

    public override void Execute()
    {
        RefuseMore(Unexpected, "bench");
        // If the folder cannot be created, fail before the measurements.
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Out))!, PerformancePage.Figure))!);
        var rows = Startup().ToList();
        rows.ForEach(Print);
        var suite = new PerformanceSuite(Quick, Device);
        System.Console.Error.WriteLine($"device {suite.Device}");
        foreach (var row in suite.Stacking().Concat(suite.Capture()).Append(suite.Flatness()).Concat(Peer(suite)))
        {
            Print(row);
            rows.Add(row);
        }
        foreach (var row in MainJob())
        {
            Print(row);
            rows.Add(row);
        }
        var growths = suite.Growths().ToList();
        var figure = CostFigure.Draw(CostView.Of([.. growths.Select(ForView)]));
        AtomicFile.WriteStream(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Out))!, PerformancePage.Figure), stream => stream.Write(figure.ToPng()));
        AtomicFile.WriteText(Out, PerformancePage.Of($"torchvanish bench{(Quick ? " --quick" : "")}", suite.Device, rows, growths, figure.View.Caption));
        System.Console.WriteLine(Out);
    }

    private static IEnumerable<PerformanceRow> Peer(PerformanceSuite suite) => File.Exists(Script)
        ? suite.AgainstPytorch(Script)
        : [new("the same job in PyTorch", "", $"not measured: {Script} is not here; run from a checkout")];

    private static void Print(PerformanceRow row) => System.Console.Error.WriteLine($"{row.What}: {row.Reached}{(row.Target.Length > 0 ? $" (target {row.Target})" : "")}");

    private static CostGrowth ForView(Growth growth) => new(
        growth.Property, growth.Cost, growth.Work,
        [.. growth.Points.Select(point => (point.At, Spread.Of([1e6 * point.Seconds.Low, 1e6 * point.Seconds.Median, 1e6 * point.Seconds.High])))],
        growth.Exponent, 1e6 * growth.Factor);

    private IEnumerable<PerformanceRow> Startup()
    {
        foreach (var argument in (string[])["--help", "list", "schema"])
        {
            var measured = Measured.Of(Enumerable.Range(0, Quick ? 5 : 11).Select(_ => Run(argument)).ToList());
            yield return new($"`{argument}`", "under 0.2 s", string.Create(CultureInfo.InvariantCulture, $"{measured.Median:F2} s ({measured.Low:F2} to {measured.High:F2}), wall clock"));
        }
    }

    /// <summary>Starts separate processes, as a user does.</summary>
    private IEnumerable<PerformanceRow> MainJob()
    {
        var folder = Directory.CreateTempSubdirectory("torchvanish-bench-");
        try
        {
            var run = Path.Combine(folder.FullName, "reproduce");
            string[] job = ["reproduce", "--data", "synthetic", "--device", Device, .. Quick ? (string[])["--quick"] : []];
            yield return new($"the main job, `{string.Join(' ', job)}`", "", Seconds(Run([.. job, "--out", run])));
            yield return new("the part of its report, drawn again by `report`", "", Seconds(Run("report", run)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s, wall clock, {Environment.ProcessorCount} cores");

    private static double Run(params string[] arguments)
    {
        var program = Environment.ProcessPath ?? throw new StorageException("The path of the program is unknown.");
        // Started by dotnet, the program is the first argument.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            arguments = [Path.Combine(AppContext.BaseDirectory, "torchvanish.dll"), .. arguments];
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return watch.Elapsed.TotalSeconds;
    }
}
