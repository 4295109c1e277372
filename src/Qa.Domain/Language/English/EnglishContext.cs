namespace Qa.Domain.Language.English;

/// <summary>Negators that govern a match: up to eight words to the right, within the clause. Two cancel out.</summary>
internal static class Negation
{
    private const int FarthestWords = 8;

    private static readonly WordList Negators = new(
        "not never no cannot can't don't doesn't didn't won't wouldn't isn't aren't wasn't weren't couldn't shouldn't mustn't haven't hasn't hadn't nobody none neither nor without unable nothing hardly refuse refused",
        "cant dont doesnt didnt wont isnt arent");

    private static readonly WordList Idioms = new(
        "not_only not_just no_doubt no_problem no_problems no_worries no_matter no_wonder no_later not_sure_if don't_worry do_not_worry dont_worry don't_hesitate do_not_hesitate not_to_worry no_need_to_worry no_one_else don't_miss do_not_miss don't_be_afraid why_not why_don't nothing_but never_mind no_question no_less no_more_than no_longer_than not_later_than without_doubt without_a_doubt don't_you_worry");

    private static readonly WordList Denials = new(
        "is_not_possible is_impossible isn't_possible is_not_something_we isn't_something_we cannot_be_promised can't_be_promised is_not_allowed isn't_allowed is_not_the_case isn't_the_case does_not_exist doesn't_exist is_not_true isn't_true is_a_myth are_not_allowed aren't_allowed");

    public static TextRange? Find(ReadOnlySpan<char> text, TextRange match, ReadOnlySpan<TextRange> more, ReadOnlySpan<TextRange> gaps)
    {
        var clause = Clauses.Clause(text, match.Start, match.End);
        TextRange? cue = null;
        var count = Count(text, clause.Start, match.Start, ref cue);
        foreach (var gap in gaps)
            count += Count(text, gap.Start, gap.End, ref cue);
        if (Context.Nearest(more, match, new TextRange(clause.Start, match.Start)) is { } added && added != cue)
            (cue, count) = (added, count + 1);
        if (Denials.FirstIn(text, match.End, clause.End) is { } denial && denial.Start - match.End <= 20)
            (cue, count) = (denial, count + 1);
        return count % 2 == 1 ? cue : null;
    }

    private static int Count(ReadOnlySpan<char> text, int from, int to, ref TextRange? cue)
    {
        var count = 0;
        for (var i = from; i < to;)
        {
            var idiom = Idioms.At(text[..to], i);
            var length = idiom > 0 ? 0 : Negators.At(text[..to], i);
            if (length > 0 && text[(i + length)..to].Count(' ') <= FarthestWords)
                (cue, count) = (new TextRange(i, i + length), count + 1);
            i += Math.Max(1, Math.Max(idiom, length));
        }

        return count;
    }
}

/// <summary>Words that the speaker only reports. "I told you" and "we promise" are the speaker's own voice.</summary>
internal static class Report
{
    private static readonly WordList Cues = new(
        "you_said you_say you_mentioned you_told you_asked you_heard you_read you_think you_thought you_believe you_were_told you_want you_wanted you_are_worried you're_worried he_said she_said they_said they_say they_told they_tell he_told she_told they_promised they_promise he_promised she_promised they_claim he_claims she_claims",
        "someone_said someone_says someone_told someone_tells somebody_tells somebody_told anyone_tells anyone_says anyone_who_says anyone_who_tells anyone_promises people_say some_people_say so-called so_called allegedly supposedly claims_to claiming claim_to according_to told_you_that tells_you the_ad_said the_ad_says the_website_says quote");

    public static TextRange? Find(ReadOnlySpan<char> text, TextRange match, ReadOnlySpan<TextRange> more)
    {
        var sentence = Clauses.Sentence(text, match.Start, match.End);
        if (Context.Nearest(more, match, sentence) is { } added)
            return added;
        for (var i = match.Start - 1; i >= sentence.Start; i--)
        {
            if (Cues.At(text[..match.Start], i) is not (> 0 and var length))
                continue;
            var gap = text[(i + length)..match.Start];
            if (gap.Count(' ') <= 8 && !gap.ContainsAny(",;") && !(i > 1 && text[..i].EndsWith("i ", StringComparison.Ordinal)) && !(i > 2 && text[..i].EndsWith("we ", StringComparison.Ordinal)))
                return new TextRange(i, i + length);
        }

        return null;
    }
}

/// <summary>Whether the match is what is asked; a tag behind a comma (right?) leaves it a claim.</summary>
internal static class Question
{
    private static readonly WordList Asking = new("whether is_it is_this is_that are_these are_they does_it does_this do_you_mean do_you_want are_you_looking_for are_you_asking can_it will_it can_you will_you would_it could_it what_is what's is_there are_there");

    private static readonly WordList Rhetorical = new("who_wouldn't why_would how_could why_not don't_you isn't_that what_could");

    public static TextRange? Find(ReadOnlySpan<char> text, TextRange match, ReadOnlySpan<TextRange> more)
    {
        var clause = Clauses.Clause(text, match.Start, match.End);
        if (Context.Nearest(more, match, clause) is { } added)
            return added;
        if (Rhetorical.IsIn(text, clause.Start, clause.End))
            return null;
        if (Asking.FirstIn(text, clause.Start, match.Start) is { } asking && (asking.Start == clause.Start || text[asking.Start..asking.End] is "whether" || EndsAsked(text, clause.End)))
            return asking;
        return EndsAsked(text, clause.End) ? new TextRange(clause.End, clause.End + 1) : null;
    }

    private static bool EndsAsked(ReadOnlySpan<char> text, int end) => end < text.Length && text[end] == '?';
}

/// <summary>Warnings of fraud and of empty promises, in the sentence of the match.</summary>
internal static class Warning
{
    private static readonly WordList Cues = new(
        "beware be_careful be_wary watch_out scam scams scammer scammers fraud fraudster fraudsters fraudulent suspicious don't_trust do_not_trust don't_believe do_not_believe never_trust never_believe red_flag red_flags ponzi illegal too_good_to_be_true stay_away be_suspicious report_it phishing");

    private static readonly WordList Denying = new("not_a no isn't_a never not is_not_a");

    public static TextRange? Find(ReadOnlySpan<char> text, TextRange match, ReadOnlySpan<TextRange> more)
    {
        var sentence = Clauses.Sentence(text, match.Start, match.End);
        if (Context.Nearest(more, match, sentence) is { } added)
            return added;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (Cues.At(text[..sentence.End], i) is not (> 0 and var length) || (i < match.End && match.Start < i + length))
                continue;
            var isDenied = i > 0 && Denying.Before(text, i - 1) > 0;
            var gap = i < match.Start ? text[(i + length)..match.Start] : text[match.End..i];
            if (!isDenied && !HasTurn(gap))
                return new TextRange(i, i + length);
        }

        return null;
    }

    private static bool HasTurn(ReadOnlySpan<char> gap)
    {
        for (var i = 0; i < gap.Length; i++)
        {
            if (gap[i..].StartsWith("but ", StringComparison.Ordinal) || gap[i..].StartsWith("however", StringComparison.Ordinal) || gap[i..].StartsWith("our ", StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
