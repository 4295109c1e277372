using Qa.Domain.Rules;

namespace Qa.Domain.Language;

/// <summary>How words may be meant other than as the speaker's own claim.</summary>
public enum ContextKind
{
    /// <summary>A negator governs them. Two cancel out: 没有不保本的 is a promise.</summary>
    Negated,

    /// <summary>The speaker reports what somebody else says, thinks or wants.</summary>
    Quoted,

    /// <summary>The speaker asks whether it is so. A rhetorical question (哪期亏过) and a tag (…好吧?) do not ask that.</summary>
    Question,

    /// <summary>The speaker warns of it.</summary>
    Warning,
}

/// <summary>Tells how a match is meant, by the grammar of its clause rather than by lists of sentences.</summary>
public static class Context
{
    /// <param name="language">BCP 47; what does not begin with "en" is read as Chinese.</param>
    /// <param name="text">A normalised text (<see cref="Reading.Text"/>).</param>
    /// <param name="match">The words in question. Negators and question words inside them belong to the phrase and do not count: 不可能亏 is a promise.</param>
    /// <param name="more">Cues of this kind that a rulebook adds, where they stand in the text.</param>
    /// <param name="gaps">Parts of the match that no word of its pattern asked for; a negator in them does count: 收益没法保证 found by 收益 ..8 保证.</param>
    /// <returns>The words that tell the context, or null where the match is meant as it stands.</returns>
    public static TextRange? Find(ContextKind kind, string language, ReadOnlySpan<char> text, TextRange match, ReadOnlySpan<TextRange> more = default, ReadOnlySpan<TextRange> gaps = default)
    {
        var isEnglish = language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        return kind switch
        {
            ContextKind.Negated => isEnglish ? English.Negation.Find(text, match, more, gaps) : Chinese.Negation.Find(text, match, more, gaps),
            ContextKind.Quoted => isEnglish ? English.Report.Find(text, match, more) : Chinese.Report.Find(text, match, more),
            ContextKind.Question => isEnglish ? English.Question.Find(text, match, more) : Chinese.Question.Find(text, match, more),
            ContextKind.Warning => isEnglish ? English.Warning.Find(text, match, more) : Chinese.Warning.Find(text, match, more),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such context."),
        };
    }

    /// <summary>The cues that are plain words. Negation, report, question and warning are grammar (<see cref="Find"/>), so their lists are empty:
    /// a rulebook's own words are added to them.</summary>
    public static ContextCues Defaults(string language) => new([], [], [], [], language.StartsWith("en", StringComparison.OrdinalIgnoreCase)
        ?
        [
            "let me correct", "i need to correct", "i misspoke", "i was wrong", "that was wrong", "i made a mistake", "correction", "what i said earlier is not", "to correct myself",
        ]
        :
        [
            "更正一下", "纠正一下", "我更正", "我纠正", "我(刚才|刚刚|前面|之前)?(说|讲)错", "我(刚才|刚刚|前面|之前)(说|讲)的?(不对|不准确|不严谨|有误|不太准确|有点问题)", "口误",
            "说得不(准确|严谨|对)", "收回(刚才|刚刚|前面|之前)", "把刚才的话收回", "刚才(那句|那个)(话|说法)?(不对|不准确|不严谨|有误)",
        ]);

    /// <summary>The rulebook's own cue nearest to the match among those within the range, or null.</summary>
    internal static TextRange? Nearest(ReadOnlySpan<TextRange> cues, TextRange match, TextRange within)
    {
        TextRange? nearest = null;
        var least = int.MaxValue;
        foreach (var cue in cues)
        {
            var isApart = cue.End <= match.Start || cue.Start >= match.End;
            var distance = cue.End <= match.Start ? match.Start - cue.End : cue.Start - match.End;
            if (isApart && within.Start <= cue.Start && cue.End <= within.End && distance < least)
                (nearest, least) = (cue, distance);
        }

        return nearest;
    }
}
