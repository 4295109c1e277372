using Qa.Domain.Rules.Patterns;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>A place in the call that a condition found.</summary>
internal sealed class Match
{
    public Match(Segment segment, TextSpan span, string pattern, int slot = 0)
    {
        Segment = segment;
        Span = span;
        Pattern = pattern;
        Slot = slot;
        (From, To) = segment.Places(span);
    }

    private Match(Match whole, Match[] parts) : this(whole.Segment, whole.Span, whole.Pattern, whole.Slot) => Parts = parts;

    public Segment Segment { get; }

    /// <summary>In the segment's normalised text.</summary>
    public TextSpan Span { get; }

    /// <summary>As written in the rulebook.</summary>
    public string Pattern { get; }

    public int Slot { get; }

    public Place From { get; }

    public Place To { get; }

    /// <summary>Where several places together are one match (all of, n of, repetitions); empty otherwise.</summary>
    public Match[] Parts { get; } = [];

    /// <summary>From the one to the other, in one segment.</summary>
    public static Match Pair(Match left, Match right) => new(
        left.Segment,
        new TextSpan(Math.Min(left.Span.Start, right.Span.Start), Math.Max(left.Span.End, right.Span.End)),
        $"{left.Pattern} ~ {right.Pattern}",
        left.Slot);

    public Suppression? SuppressedBy { get; set; }

    public IEnumerable<Match> Places => Parts.Length > 0 ? Parts : [this];

    public static Match Whole(Heard heard, string what) => new(heard.Own, new TextSpan(0, heard.Own.Reading.Text.Length), what);

    /// <summary>One match made of several, in one segment.</summary>
    public static Match Together(IReadOnlyCollection<Match> parts)
    {
        var first = parts.First();
        var span = new TextSpan(parts.Min(part => part.Span.Start), parts.Max(part => part.Span.End));
        return new Match(new Match(first.Segment, span, first.Pattern, first.Slot), [.. parts]);
    }

    /// <summary>This match, proved by other utterances too.</summary>
    public Match With(IEnumerable<Match> parts) => new(this, [.. parts]);

    /// <summary>In the order of speech, and where several begin together the longest first.</summary>
    public static int Compare(Match left, Match right) =>
        left.From != right.From ? left.From.CompareTo(right.From)
        : left.To != right.To ? right.To.CompareTo(left.To)
        : left.Slot.CompareTo(right.Slot);
}

/// <summary>The context that took a match away.</summary>
/// <param name="Segment">Where the cue stands.</param>
internal sealed record Suppression(SuppressorKind Kind, Segment Segment, TextSpan Cue);

/// <summary>What a condition found.</summary>
/// <param name="Matches">Those that count, in the order of speech.</param>
/// <param name="Open">More may come, or what would tell is missing.</param>
internal sealed record ConditionResult(Truth Truth, ImmutableArray<Match> Matches, bool Open)
{
    public static ConditionResult Of(Truth truth) => new(truth, [], Open: truth is Truth.Unknown);

    public static ConditionResult Unknown(LocalText why) => Of(Truth.Unknown) with { Note = why };

    public ImmutableArray<Match> Suppressed { get; init; } = [];

    /// <summary>Anchors whose window lacks what every one of them needs.</summary>
    public ImmutableArray<Match> Lacking { get; init; } = [];

    /// <summary>What made it unknown, or where it looked.</summary>
    public LocalText? Note { get; init; }
}
