using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Cli.Rules;

/// <summary>A rule's properties in the user's language.</summary>
internal static class RuleWords
{
    public static string InWords(this Dimension dimension, Terminal terminal) => dimension switch
    {
        Dimension.Attitude => terminal.Say("服务态度", "Attitude"),
        Dimension.Knowledge => terminal.Say("业务知识准确性", "Knowledge"),
        Dimension.Resolution => terminal.Say("问题解决效率", "Resolution"),
        _ => terminal.Say("合规性", "Compliance"),
    };

    public static string InWords(this Severity severity, Terminal terminal) => severity switch
    {
        Severity.Veto => terminal.Say("否决", "veto"),
        Severity.Serious => terminal.Say("严重", "serious"),
        Severity.Ordinary => terminal.Say("一般", "ordinary"),
        _ => terminal.Say("轻微", "minor"),
    };

    public static string InWords(this RuleKind kind, Terminal terminal) => kind switch
    {
        RuleKind.Forbidden => terminal.Say("禁止", "forbidden"),
        RuleKind.Required => terminal.Say("流程必备", "required"),
        RuleKind.Conditional => terminal.Say("条件必备", "conditional"),
        RuleKind.Sequence => terminal.Say("序列", "sequence"),
        RuleKind.Comparison => terminal.Say("数据比对", "comparison"),
        RuleKind.Speech => terminal.Say("语音指标", "speech"),
        _ => terminal.Say("弱信号", "signal"),
    };
}
