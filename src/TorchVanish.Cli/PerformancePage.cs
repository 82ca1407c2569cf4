using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using TorchVanish.Experiments.Benchmarks;

namespace TorchVanish.Cli;

/// <summary>docs/performance.md.</summary>
internal static class PerformancePage
{
    /// <summary>The figure of how cost grows, seen from the page.</summary>
    public const string Figure = "images/cost.png";

    public static string Of(string command, string device, IEnumerable<PerformanceRow> rows, IEnumerable<Growth> growths, string caption)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Performance

            Written by `{command}` on {DateTime.UtcNow:yyyy-MM-dd}: device {device}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, .NET {Environment.Version}.

            Ratios are measured side by side in one process, in turns, on one thread, as medians with the range of the middle half. Time is
            what the thread spent computing, so that others on the machine disturb little. A step is batch, forward, loss, backward, norm,
            watch for divergence, clipping and update, and with capture every quantity of every layer down to the numbers that the tables are written from;
            validation and the writing of files are on neither side. 10 hidden layers, batch 64, SGD, float32, Gaussian inputs of the
            network's width. "One at a time" is this program with `"execution": "sequential"`; "plain" is a loop of zero_grad, forward,
            backward and step, as in TorchSharp's examples, on one fixed batch. Where the time of a step goes, what was tried and what
            it gave: [decision 9](decisions/0009-replicates-in-one-graph.md) and [decision 11](decisions/0011-products-of-a-stack.md).

            | what | target | reached |
            |---|---|---|

            """);
        foreach (var row in rows)
            page.Append(CultureInfo.InvariantCulture, $"| {row.What} | {row.Target} | {row.Reached} |\n");
        page.Append(CultureInfo.InvariantCulture, $"\n## How cost grows\n\n![{caption}]({Figure})\n\n{caption}\n\n| property | exponent | of the arithmetic | measured |\n|---|---|---|---|\n");
        foreach (var growth in growths)
            page.Append(CultureInfo.InvariantCulture, $"| {growth.Property} | {growth.Exponent:F2} | {growth.Work} | {string.Join(", ", growth.Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.At}: {1e6 * p.Seconds.Median:G4}")))} {growth.Cost} |\n");
        return page.ToString();
    }
}
