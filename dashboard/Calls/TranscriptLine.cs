using Qa.Domain.Calls;

namespace Qa.Dashboard.Calls;

/// <summary>An utterance as it is drawn.</summary>
/// <param name="Whole">Evidence that is the whole line; one per rule, worst first.</param>
/// <param name="SilenceBeforeMs">How long nobody spoke before it, where that is worth showing.</param>
public sealed record TranscriptLine(Utterance Utterance, ImmutableArray<Piece> Pieces, ImmutableArray<Mark> Whole, int? SilenceBeforeMs)
{
    // Shorter pauses are part of any talk.
    private const int WorthShowingMs = 5000;

    /// <param name="previous">The utterance before it, if any.</param>
    public static TranscriptLine Of(Utterance utterance, Utterance? previous, IReadOnlyCollection<Mark> marks) => new(
        utterance,
        Marking.Cut(utterance.Text, [.. marks.Where(mark => !Marking.IsWholeLine(mark, utterance.Text))]),
        [.. marks.Where(mark => Marking.IsWholeLine(mark, utterance.Text)).DistinctBy(mark => mark.Rule).OrderByDescending(mark => mark.Severity)],
        previous?.EndMs is { } end && utterance.StartMs is { } start && start - end >= WorthShowingMs ? start - end : null);
}
