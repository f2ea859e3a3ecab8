using System.CommandLine;
using CreditFunctions.Cli.Keys;
using CreditFunctions.Cli.Ledger;

var root = new RootCommand("credit: works on the system's data from a shell.")
{
    new Command("ledger", "The ledger of who looked at what, and of what was changed (信息查询日志).") { VerifyCommand.Make() },
    KeyCommand.Make(),
};
return await root.Parse(args).InvokeAsync();
