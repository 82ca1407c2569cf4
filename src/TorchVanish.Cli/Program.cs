using TorchVanish.Acceleration;
using TorchVanish.Cli;
using TorchVanish.ProcessPolicy;

OneDnn.AvoidAvx512();
HostKernels.Register();
return CommandLineProgram.Run(args);
