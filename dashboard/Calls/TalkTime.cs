using Qa.Domain.Calls;

namespace Qa.Dashboard.Calls;

/// <summary>When somebody spoke: in milliseconds where all utterances have times, else in characters.</summary>
public sealed record TalkSpan(int Seq, Role Role, double Start, double End);

/// <param name="Length">Of the whole call, above 0.</param>
/// <param name="Measured">False where characters stand for time.</param>
public sealed record TalkTime(ImmutableArray<TalkSpan> Spans, double Length, bool Measured)
{
    public static TalkTime Of(ImmutableArray<Utterance> utterances)
    {
        var measured = !utterances.IsEmpty && utterances.All(utterance => utterance is { StartMs: not null, EndMs: not null });
        var spans = measured ? InTime(utterances) : InCharacters(utterances);
        return new TalkTime(spans, Math.Max(1, spans.IsEmpty ? 1 : spans.Max(span => span.End)), measured);
    }

    /// <returns>0..1.</returns>
    public double Share(double at) => Math.Clamp(at / Length, 0, 1);

    /// <summary>The role's part of all talking, 0..1.</summary>
    public double TalkShare(Role role)
    {
        var all = Spans.Sum(span => span.End - span.Start);
        return all == 0 ? 0 : Spans.Where(span => span.Role == role).Sum(span => span.End - span.Start) / all;
    }

    private static ImmutableArray<TalkSpan> InTime(ImmutableArray<Utterance> utterances) =>
        [.. utterances.Select(utterance => new TalkSpan(utterance.Seq, utterance.Role, Math.Max(0, utterance.StartMs!.Value), Math.Max(utterance.StartMs!.Value, utterance.EndMs!.Value)))];

    private static ImmutableArray<TalkSpan> InCharacters(ImmutableArray<Utterance> utterances)
    {
        var spans = ImmutableArray.CreateBuilder<TalkSpan>(utterances.Length);
        var at = 0;
        foreach (var utterance in utterances)
        {
            var end = at + Math.Max(1, utterance.Text.Length);
            spans.Add(new TalkSpan(utterance.Seq, utterance.Role, at, end));
            at = end;
        }

        return spans.ToImmutable();
    }
}
