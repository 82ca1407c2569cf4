using System.Diagnostics;
using System.Globalization;
using CommandLine;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Views;
using TorchVanish.Reporting.Figures;
using TorchVanish.Runs.Files;

namespace TorchVanish.Bench.Performance;

[Verb("performance", HelpText = "Measure the speed of this machine and this build, and write docs/performance.md.")]
internal sealed class PerformanceCommand : Command
{
    private const string Script = "docs/performance/pytorch_peer.py";
    private const string Program = "src/TorchVanish.Cli/bin/Release/net10.0/torchvanish.dll";

    [Option("device", MetaValue = "DEVICE", Default = "cpu", HelpText = "auto, cpu, cuda or cuda:N.")]
    public string Device { get; set; } = "cpu";

    [Option("out", MetaValue = "FILE", Default = "docs/performance.md", HelpText = "The file to write.")]
    public string Out { get; set; } = "docs/performance.md";

    public override int Execute()
    {
        // Create the folder first, because an error after minutes of measuring would waste them.
        var picture = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Out))!, PerformancePage.Figure);
        Directory.CreateDirectory(Path.GetDirectoryName(picture)!);
        var rows = Startup().ToList();
        rows.ForEach(Print);
        var suite = new PerformanceSuite(Quick, Device);
        Console.Error.WriteLine($"device {suite.Device}");
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
        AtomicFile.WriteStream(picture, stream => stream.Write(figure.ToPng()));
        var command = $"dotnet run -c Release --project bench -- performance{(Quick ? " --quick" : "")}";
        AtomicFile.WriteText(Out, PerformancePage.Of(command, suite.Device, rows, growths, figure.View.Caption));
        Console.WriteLine(Out);
        return 0;
    }

    private static IEnumerable<PerformanceRow> Peer(PerformanceSuite suite) => File.Exists(Script)
        ? suite.AgainstPytorch(Script)
        : [new("the same job in PyTorch", "", $"not measured: {Script} is not here; run from a checkout")];

    private static void Print(PerformanceRow row) =>
        Console.Error.WriteLine($"{row.What}: {row.Reached}{(row.Target.Length > 0 ? $" (target {row.Target})" : "")}");

    private static CostGrowth ForView(Growth growth) => new(
        growth.Property, growth.Cost, growth.Work,
        [
            .. growth.Points.Select(point =>
                (point.At, Spread.Of([1e6 * point.Seconds.Low, 1e6 * point.Seconds.Median, 1e6 * point.Seconds.High]))),
        ],
        growth.Exponent, 1e6 * growth.Factor);

    private IEnumerable<PerformanceRow> Startup()
    {
        foreach (var argument in (string[])["--help", "list", "schema"])
        {
            var measured = Measured.Of(Enumerable.Range(0, Quick ? 5 : 11).Select(_ => Run(argument)).ToList());
            yield return new($"`{argument}`", "under 0.2 s", string.Create(
                CultureInfo.InvariantCulture, $"{measured.Median:F2} s ({measured.Low:F2} to {measured.High:F2}), wall clock"));
        }
    }

    /// <summary>Times the main job in separate processes, as a user starts it.</summary>
    private IEnumerable<PerformanceRow> MainJob()
    {
        var folder = Directory.CreateTempSubdirectory("torchvanish-bench-");
        try
        {
            var run = Path.Combine(folder.FullName, "reproduce");
            string[] job = ["reproduce", "--data", "synthetic", "--device", Device, .. Quick ? (string[])["--quick"] : []];
            yield return new($"the main job, `{string.Join(' ', job)}`", "", Seconds(Run([.. job, "--out", run])));
            yield return new("of which its report, drawn again by `report`", "", Seconds(Run("report", run)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Seconds(double seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{seconds:F1} s, wall clock, {Environment.ProcessorCount} cores");

    private static double Run(params string[] arguments)
    {
        var program = Path.Combine(Checkout(), Program);
        if (!File.Exists(program))
            throw new StorageException($"{program}: does not exist; build it by dotnet build -c Release src/TorchVanish.Cli.");
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return watch.Elapsed.TotalSeconds;
    }
}
