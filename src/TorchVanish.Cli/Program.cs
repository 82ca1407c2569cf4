using TorchVanish.Cli;

OneDnn.AvoidAvx512();
return CommandLineProgram.Run(args);
