using System.Diagnostics;
using System.Globalization;
using System.Text;
using CommandLine;
using TorchVanish.Experiments.Benchmarks;
using TorchVanish.Records;
using TorchVanish.Records.Files;

namespace TorchVanish.Cli.Verbs;

[Verb("bench", HelpText = "Measure the speed of this machine and this build, and write docs/performance.md.")]
internal sealed class BenchVerb : Verb
{
    private const string Script = "docs/performance/pytorch_peer.py";

    [Value(0, Hidden = true)]
    public IEnumerable<string> Unexpected { get; set; } = [];

    [Option("quick", HelpText = "A few minutes, with a wider spread.")]
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
        The comparison with PyTorch needs python3 with torch; without it that row says so.
        """);

    public override void Execute()
    {
        RefuseMore(Unexpected, "bench");
        // Minutes of measuring are not to end in a folder that cannot be made.
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(Out))!);
        var rows = Startup().ToList();
        rows.ForEach(Print);
        var suite = new PerformanceSuite(Quick, Device);
        System.Console.Error.WriteLine($"device {suite.Device}");
        foreach (var row in suite.Stacking().Concat(suite.Capture()).Append(suite.Flatness()).Concat(Peer(suite)))
        {
            Print(row);
            rows.Add(row);
        }
        AtomicFile.WriteText(Out, Page(suite, rows, [.. suite.Growths()]));
        System.Console.WriteLine(Out);
    }

    private static IEnumerable<PerformanceRow> Peer(PerformanceSuite suite) => File.Exists(Script)
        ? suite.AgainstPytorch(Script)
        : [new("the same job in PyTorch", "", $"not measured: {Script} is not here; run from a checkout")];

    private static void Print(PerformanceRow row) => System.Console.Error.WriteLine($"{row.What}: {row.Reached}{(row.Target.Length > 0 ? $" (target {row.Target})" : "")}");

    private IEnumerable<PerformanceRow> Startup()
    {
        var program = Environment.ProcessPath ?? throw new StorageException("The program does not know its own path.");
        foreach (var argument in (string[])["--help", "list", "schema"])
        {
            var seconds = Enumerable.Range(0, Quick ? 5 : 11).Select(_ => Run(program, argument)).ToList();
            var measured = Measured.Of(seconds);
            yield return new($"`{argument}`", "under 0.2 s", string.Create(CultureInfo.InvariantCulture, $"{measured.Median:F2} s ({measured.Low:F2} to {measured.High:F2}), wall clock"));
        }
    }

    private static double Run(string program, string argument)
    {
        // Started by dotnet, the program is the first argument.
        string[] arguments = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, "torchvanish.dll"), argument] : [argument];
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return watch.Elapsed.TotalSeconds;
    }

    private string Page(PerformanceSuite suite, IEnumerable<PerformanceRow> rows, IReadOnlyList<Growth> growths)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Performance

            Written by `torchvanish bench{(Quick ? " --quick" : "")}` on {DateTime.UtcNow:yyyy-MM-dd}: device {suite.Device}, {Environment.ProcessorCount} cores, {System.Runtime.InteropServices.RuntimeInformation.OSDescription}, .NET {Environment.Version}.

            Ratios are measured side by side in one process, in turns, on one thread, as medians with the range of the middle half. Time is
            what the thread spent computing, so that others on the machine disturb little. A step is batch, forward, loss, backward, norm,
            watch for divergence, clipping and update, and with capture every quantity of every layer down to the rows of the tables;
            validation and the writing of files are on neither side. 10 hidden layers, batch 64, SGD, float32, Gaussian inputs of the
            network's width. "One at a time" is this program with `"execution": "sequential"`; "plain" is a loop of zero_grad, forward,
            backward and step, as in TorchSharp's examples, on one fixed batch.

            | what | target | reached |
            |---|---|---|

            """);
        foreach (var row in rows)
            page.Append(CultureInfo.InvariantCulture, $"| {row.What} | {row.Target} | {row.Reached} |\n");
        page.Append("\n## How cost grows\n\nTime ∝ property^exponent, by least squares on log axes.\n\n| property | exponent | seconds at |\n|---|---|---|\n");
        foreach (var growth in growths)
            page.Append(CultureInfo.InvariantCulture, $"| {growth.Property} | {growth.Exponent:F2} | {string.Join(", ", growth.Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.At}: {p.Seconds:G3}")))} |\n");
        return page.ToString();
    }
}
