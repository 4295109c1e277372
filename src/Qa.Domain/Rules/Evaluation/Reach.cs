using Qa.Domain.Calls;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>The part of a call in which a condition looks.</summary>
/// <param name="FromMs">The match must begin at or after this.</param>
/// <param name="ToMs">The match must begin at or before this.</param>
/// <param name="Own">The anchor's own utterance, in which no clock is asked; -1 for none.</param>
/// <param name="Open">Something that is yet to be said may fall into it.</param>
/// <param name="Untimed">It is measured in seconds, and the call has no times.</param>
internal readonly record struct Reach(Place From, Place To, int? FromMs, int? ToMs, int Own, bool Open, bool Untimed)
{
    public bool Holds(Match match)
    {
        if (match.From < From || match.To > To)
            return false;
        if ((FromMs is null && ToMs is null) || match.From.Utterance == Own)
            return true;
        return SpeechClock.StartOf(match) is { } ms && !(ms < FromMs) && !(ms > ToMs);
    }

    public Reach And(Reach other) => new(
        From > other.From ? From : other.From,
        To < other.To ? To : other.To,
        FromMs is null ? other.FromMs : other.FromMs is null ? FromMs : Math.Max(FromMs.Value, other.FromMs.Value),
        ToMs is null ? other.ToMs : other.ToMs is null ? ToMs : Math.Min(ToMs.Value, other.ToMs.Value),
        Own >= 0 ? Own : other.Own,
        Open && other.Open,
        Untimed || other.Untimed);

    /// <summary>The condition's part by <see cref="ConditionRange.First"/> and <see cref="ConditionRange.Last"/>.</summary>
    public static Reach Of(ConditionRange range, Role? role, CallText call)
    {
        var reach = new Reach(Place.Start, Place.End, null, null, -1, !call.Finished, Untimed: false);
        if (range.First is { } first)
            reach = reach.And(Ahead(first, role, call, fromUtterance: -1, fromTurn: -1, fromMs: 0, exclusive: true));
        if (range.Last is { } last)
            reach = reach.And(Tail(last, role, call));
        return reach;
    }

    /// <summary>The part around one match of the anchor.</summary>
    public static Reach Of(Anchor anchor, Match match, Role? role, CallText call)
    {
        var ahead = anchor.Side is AnchorSide.Before
            ? Everything(call) with { To = match.From, Open = false }
            : anchor.Within is { } forward
                ? Ahead(forward, role, call, match.To.Utterance, call.TurnOf(match.To.Utterance), SpeechClock.EndOf(match), exclusive: false)
                : Everything(call);
        var back = anchor.Side is AnchorSide.After
            ? Everything(call) with { From = match.To }
            : anchor.Within is { } backward ? Back(backward, role, call, match) : Everything(call);
        var reach = ahead.And(back);
        return anchor.Side is AnchorSide.Around ? reach with { Own = match.From.Utterance } : reach;
    }

    private static Reach Everything(CallText call) => new(Place.Start, Place.End, null, null, -1, !call.Finished, Untimed: false);

    private static Reach Ahead(Window window, Role? role, CallText call, int fromUtterance, int fromTurn, int? fromMs, bool exclusive)
    {
        var reach = Everything(call);
        if (window.Unit is WindowUnit.Seconds)
        {
            if (fromMs is not { } start || !IsTimed(call))
                return reach with { Untimed = true };
            var end = start + Milliseconds(window) - (exclusive ? 1 : 0);
            return reach with { ToMs = end, Open = !call.Finished && !(call.Utterances.Count > 0 && call.Utterances[^1].Utterance.StartMs > end) };
        }

        if (window.Unit is WindowUnit.Utterances)
        {
            var last = Nth(call.Utterances.Count, fromUtterance + 1, +1, window.Amount, i => Is(call.Utterances[i].Utterance.Role, role));
            return last < 0 ? reach : reach with { To = new Place(last + 1, 0), Open = false };
        }

        var turn = Nth(call.Turns.Count, fromTurn + 1, +1, window.Amount, i => Is(call.Turns[i].Role, role));
        return turn < 0 ? reach : reach with { To = new Place(call.Turns[turn].Last + 1, 0), Open = reach.Open && turn == call.Turns.Count - 1 };
    }

    private static Reach Back(Window window, Role? role, CallText call, Match anchor)
    {
        var reach = Everything(call);
        switch (window.Unit)
        {
            case WindowUnit.Seconds:
                return IsTimed(call) && SpeechClock.StartOf(anchor) is { } ms ? reach with { FromMs = ms - Milliseconds(window) } : reach with { Untimed = true };
            case WindowUnit.Utterances:
                var first = Nth(call.Utterances.Count, anchor.From.Utterance - 1, -1, window.Amount, i => Is(call.Utterances[i].Utterance.Role, role));
                return first < 0 ? reach : reach with { From = new Place(first, 0) };
            default:
                var turn = Nth(call.Turns.Count, call.TurnOf(anchor.From.Utterance) - 1, -1, window.Amount, i => Is(call.Turns[i].Role, role));
                return turn < 0 ? reach : reach with { From = new Place(call.Turns[turn].First, 0) };
        }
    }

    // What is last is not known before the end.
    private static Reach Tail(Window window, Role? role, CallText call)
    {
        var reach = Everything(call);
        if (!call.Finished)
            return reach with { From = Place.End };
        switch (window.Unit)
        {
            case WindowUnit.Seconds:
                return call.Utterances.Count == 0 ? reach
                    : IsTimed(call) ? reach with { FromMs = call.EndMs - Milliseconds(window) }
                    : reach with { Untimed = true };
            case WindowUnit.Utterances:
                var first = Nth(call.Utterances.Count, call.Utterances.Count - 1, -1, window.Amount, i => Is(call.Utterances[i].Utterance.Role, role));
                return first < 0 ? reach : reach with { From = new Place(first, 0) };
            default:
                var turn = Nth(call.Turns.Count, call.Turns.Count - 1, -1, window.Amount, i => Is(call.Turns[i].Role, role));
                return turn < 0 ? reach : reach with { From = new Place(call.Turns[turn].First, 0) };
        }
    }

    // The n-th index from a start in a direction for which something holds, or -1.
    private static int Nth(int count, int start, int step, int n, Func<int, bool> holds)
    {
        for (var i = start; i >= 0 && i < count; i += step)
        {
            if (holds(i) && --n == 0)
                return i;
        }

        return -1;
    }

    private static bool Is(Role role, Role? wanted) => wanted is null || role == wanted;

    private static bool IsTimed(CallText call) => call.IsTimed;

    private static int Milliseconds(Window window) => (int)Math.Min(window.Amount * 1000L, int.MaxValue / 2);
}
