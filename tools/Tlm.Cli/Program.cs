using Tlm.Cli;

return CommandLine.Run(args);
