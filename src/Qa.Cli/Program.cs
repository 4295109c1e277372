using Qa.Cli;

return await QaCommand.Run(args, Terminal.OfProcess(args));
