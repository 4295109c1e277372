using System.CommandLine;
using Qa.Rulebooks;

namespace Qa.Cli.Rules;

/// <summary><c>qa rules schema</c>: the JSON Schema of a pack, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Build(Terminal terminal)
    {
        var command = new Command("schema", terminal.Say("输出规则包的 JSON Schema（供编辑器使用）", "Print the JSON Schema of a rule pack, for editors"));
        command.SetAction(_ => terminal.Out.Write(ShippedPacks.Schema()));
        return command;
    }
}
