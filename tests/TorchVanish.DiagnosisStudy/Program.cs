using TorchVanish;
using TorchVanish.DiagnosisStudy.Commands;

TorchVanish.Cli.OneDnn.AvoidAvx512();
try
{
    StudyCommand.Run(args);
    return 0;
}
catch (TorchVanishException error)
{
    Console.Error.WriteLine(error.Message);
    return error.ExitCode;
}
