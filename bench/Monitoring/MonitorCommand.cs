using CommandLine;
using TorchVanish.Bench.Performance;

namespace TorchVanish.Bench.Monitoring;

[Verb("monitor", HelpText = "Measure what TorchVanish.Monitor costs, and print the table of docs/monitor.md.")]
internal sealed class MonitorCommand : Command
{
    public override int Execute()
    {
        var suite = new MonitorSuite(Quick);
        Console.WriteLine("| what | target | times the loop alone |\n|---|---|---|");
        foreach (var row in suite.Cost().Append(suite.Growth()))
            Console.WriteLine($"| {row.What} | {row.Target} | {row.Reached} |");
        return 0;
    }
}
