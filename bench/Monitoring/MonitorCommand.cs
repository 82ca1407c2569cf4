using CommandLine;
using TorchVanish.Bench.Performance;
using TorchVanish.ProcessPolicy;

namespace TorchVanish.Bench.Monitoring;

[Verb("monitor", HelpText = "Measure what TorchVanish.Monitor costs, and print the table of docs/monitor.md.")]
internal sealed class MonitorCommand : Command
{
    public override int Execute()
    {
        NativeLibtorch.Load();
        var suite = new MonitorSuite(Quick);
        Console.WriteLine("| what | target | times the loop alone |\n|---|---|---|");
        foreach (var row in suite.Cost())
            Print(row);
        Print(suite.Growth());
        return 0;
    }

    private static void Print(PerformanceRow row) => Console.WriteLine($"| {row.What} | {row.Target} | {row.Reached} |");
}
