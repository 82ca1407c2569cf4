using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace TorchVanish.Bench.Performance;

/// <summary>docs/performance.md.</summary>
internal static class PerformancePage
{
    /// <summary>The figure of the scaling, relative to the page.</summary>
    public const string Figure = "images/cost.png";

    public static string Of(string command, string device, IEnumerable<PerformanceRow> rows, IEnumerable<Growth> growths, string caption)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Performance

            Written by `{command}` on {DateTime.UtcNow:yyyy-MM-dd}: device {device}, {Environment.ProcessorCount} cores,
            {RuntimeInformation.OSDescription}, .NET {Environment.Version}.

            Ratios are measured in one process on one thread, with the alternatives taking turns, and are medians with the interquartile
            range. Times are processor times of the thread, so that other processes have little influence. A step consists of batch, forward
            pass, loss, backward pass, gradient norm, divergence watch, clipping and update. With capture it also computes every quantity of
            every layer, down to the numbers in the tables. Validation and the writing of files are excluded on both sides. Networks have 10
            hidden layers, with batch 64, SGD, float32 and Gaussian inputs of the network's width. "One at a time" is this program with
            `"execution": "sequential"`; "plain" is a loop of zero_grad, forward, backward and step on one fixed batch, as in TorchSharp's
            examples. [Decision 9](decisions/0009-replicates-in-one-graph.md) and [decision 11](decisions/0011-products-of-a-stack.md)
            describe how the time of a step is distributed, and what was tried.

            | what | target | reached |
            |---|---|---|

            """);
        foreach (var row in rows)
            page.Append(CultureInfo.InvariantCulture, $"| {row.What} | {row.Target} | {row.Reached} |\n");
        page.Append(CultureInfo.InvariantCulture, $"\n## Scaling\n\n![{caption}]({Figure})\n\n{caption}\n\n");
        page.Append("| property | exponent | exponent of the arithmetic | measured |\n|---|---|---|---|\n");
        foreach (var growth in growths)
        {
            var points = growth.Points.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.At}: {1e6 * p.Seconds.Median:G4}"));
            page.Append(CultureInfo.InvariantCulture,
                $"| {growth.Property} | {growth.Exponent:F2} | {growth.Work} | {string.Join(", ", points)} {growth.Cost} |\n");
        }
        return page.ToString();
    }
}
