using TorchVanish;
using TorchVanish.Acceleration;
using TorchVanish.DiagnosisStudy.Commands;
using TorchVanish.ProcessPolicy;

OneDnn.AvoidAvx512();
HostKernels.Register();
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
