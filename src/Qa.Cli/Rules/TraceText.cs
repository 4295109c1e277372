using Qa.Domain.Calls;
using Qa.Domain.Rules;

namespace Qa.Cli.Rules;

/// <summary>Writes verdicts and their traces for people.</summary>
internal static class TraceText
{
    public static string InWords(this Outcome outcome, Terminal terminal) => outcome switch
    {
        Outcome.Hit => terminal.Say("命中", "hit"),
        Outcome.NoHit => terminal.Say("不命中", "no hit"),
        Outcome.NotApplicable => terminal.Say("不适用", "not applicable"),
        _ => terminal.Say("无法评估", "cannot be judged"),
    };

    public static string InWords(this Role role, Terminal terminal) => role switch
    {
        Role.Agent => terminal.Say("坐席", "agent"),
        Role.Customer => terminal.Say("客户", "customer"),
        _ => terminal.Say("系统", "system"),
    };

    /// <summary>The reason, the formula, and every condition with its matches and what took them away.</summary>
    public static IEnumerable<string> Lines(RuleTrace trace, Terminal terminal)
    {
        yield return terminal.Say(trace.Reason);
        if (trace.When is { } premise)
            yield return $"when: {premise}";
        yield return $"hit:  {trace.Hit}";
        foreach (var condition in trace.Conditions)
        {
            yield return $"  {condition.Name} = {condition.Truth}{(condition.Note is { } note ? $" ({terminal.Say(note)})" : string.Empty)}";
            foreach (var match in condition.Matches)
                yield return $"    {Describe(match, terminal)}";
        }
    }

    private static string Describe(MatchTrace match, Terminal terminal)
    {
        var evidence = match.Evidence;
        var readAs = evidence.ReadAs is { } read ? $"→“{read}”" : string.Empty;
        var found = $"[{evidence.Seq} {evidence.Start}-{evidence.End}] “{evidence.Text}”{readAs} ← {match.Pattern}";
        if (match.SuppressedBy is null)
            return found;
        var cue = match.Cue is { } words ? terminal.Say($"“{words.Text}”", $"'{words.Text}'") : string.Empty;
        return terminal.Say($"{found}  不算：{match.SuppressedBy} {cue}", $"{found}  does not count: {match.SuppressedBy} {cue}").TrimEnd();
    }
}
