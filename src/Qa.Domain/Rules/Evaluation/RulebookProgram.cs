using Qa.Domain.Calls;
using Qa.Domain.Language;
using Qa.Domain.Language.Sayings;
using Qa.Domain.Rules.Patterns;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>A rulebook made ready to judge: immutable and shared.</summary>
internal sealed class RulebookProgram
{
    [ThreadStatic]
    private static (List<int> Patterns, List<Touch> Touches)? _scratch;

    private readonly PatternUse[][] _uses;

    private readonly Lazy<SayingModel> _sayings;

    public RulebookProgram(Rulebook book, TimeSpan regexLimit)
    {
        _sayings = new Lazy<SayingModel>(() => SayingModel.Learn(book.Sayings));
        var patterns = new PatternSet.Builder(new PatternCompiler(book.Lists), regexLimit);
        Rules = [.. book.Rules.Select((rule, index) => RuleCompiler.Compile(rule, index, patterns))];
        Language = book.Language;
        Corrections = patterns.Phrases([.. Context.Defaults(book.Language).Corrections, .. book.Cues.Corrections]);
        Negators = patterns.Phrases(book.Cues.Negators);
        Quotations = patterns.Phrases(book.Cues.Quotations);
        Questions = patterns.Phrases(book.Cues.Questions);
        Warnings = patterns.Phrases(book.Cues.Warnings);
        Regulations = book.Regulations.ToImmutableDictionary(regulation => regulation.Id, StringComparer.Ordinal);
        MatchesTurns = Rules.Any(rule => rule.Conditions.Any(condition => condition.Condition.AcrossTurn));

        var uses = Rules.SelectMany(rule => rule.Conditions.SelectMany(condition => condition.Patterns.Select((pattern, slot) =>
            (pattern, use: new PatternUse(new Touch(rule.Index, condition.Index, slot, condition.Condition.AcrossTurn), condition.Condition.Role)))))
            .ToLookup(pair => pair.pattern, pair => pair.use);
        Patterns = patterns.Build(uses.Select(group => group.Key));
        Outcomes = [.. Rules.Select(rule => rule.HasScope ? null : rule.Quiet)];
        _uses = [.. Enumerable.Range(0, patterns.Count).Select(pattern => uses[pattern].ToArray())];
    }

    public RuleProgram[] Rules { get; }

    /// <summary>The outcome of each rule in a call without any of its words; null where more than words decides.</summary>
    public RuleOutcome?[] Outcomes { get; }

    public PatternSet Patterns { get; }

    /// <summary>Learnt when it is first asked for.</summary>
    public SayingModel Sayings => _sayings.Value;

    public string Language { get; }

    /// <summary>The language's and the book's.</summary>
    public int[] Corrections { get; }

    /// <summary>The book's own, beside the language's grammar; so are the next three.</summary>
    public int[] Negators { get; }

    public int[] Quotations { get; }

    public int[] Questions { get; }

    public int[] Warnings { get; }

    public ImmutableDictionary<string, Regulation> Regulations { get; }

    /// <summary>Whether any condition looks at whole turns.</summary>
    public bool MatchesTurns { get; }

    /// <summary>The conditions for which the marked patterns are worth trying in a text of this role.</summary>
    public Touch[] Touches(ulong[] candidates, Role role)
    {
        var (patterns, touches) = _scratch ??= ([], []);
        patterns.Clear();
        touches.Clear();
        Patterns.Marked(candidates, patterns);
        foreach (var pattern in patterns)
        {
            foreach (var use in _uses[pattern])
            {
                if (use.Role is null || use.Role == role)
                    touches.Add(use.Touch);
            }
        }

        return [.. touches];
    }
}
