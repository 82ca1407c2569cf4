using TorchVanish.Cli;

return CommandLineProgram.Run(args);
