using CommandLine;
using TorchVanish.Acceleration;
using TorchVanish;
using TorchVanish.Bench;
using TorchVanish.Bench.Monitoring;
using TorchVanish.Bench.Performance;
using TorchVanish.ProcessPolicy;

OneDnn.AvoidAvx512();
HostKernels.Register();
using var parser = new Parser(settings =>
{
    settings.HelpWriter = Console.Error;
    settings.AutoVersion = false;
});
try
{
    return parser.ParseArguments<PerformanceCommand, MonitorCommand>(args).MapResult(
        (Command command) => command.Execute(),
        errors => errors.Any(error => error.Tag is ErrorType.HelpRequestedError or ErrorType.HelpVerbRequestedError) ? 0 : Command.Usage);
}
catch (TorchVanishException error)
{
    Console.Error.WriteLine(error.Message);
    return error.ExitCode;
}
