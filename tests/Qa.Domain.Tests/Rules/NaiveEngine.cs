using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Qa.Domain.Calls;
using Qa.Domain.Language;
using Qa.Domain.Rules;

namespace Qa.Domain.Tests.Rules;

/// <summary>The rules as the README tells them, with plain loops: no matcher, no index, nothing kept. The oracle of the engine.</summary>
internal sealed class NaiveEngine(Rulebook book, Call call)
{
    private readonly NaivePatterns _patterns = new(book.Lists);
    private readonly ImmutableArray<Utterance> _said = call.Utterances;

    /// <summary>A text that is matched: one utterance or one turn.</summary>
    private sealed record Text(int First, int Count, string Original, int[] Offsets, Reading Reading, Role Role);

    /// <summary>A match; From and To are places in the call as utterance × 100,000 + character.</summary>
    private sealed record Found(Text Text, int Start, int End, int Slot, long From, long To)
    {
        public List<Found> Parts { get; init; } = [];

        public int FirstUtterance => (int)(From / 100_000);

        public int LastUtterance => (int)(To / 100_000);
    }

    /// <param name="Open">What is missing in the call may hold more matches.</param>
    private sealed record Result(bool? Truth, List<Found> Matches, List<Found> Lacking, bool Open);

    public (Outcome Outcome, int Hits, List<(int Seq, int Start, int End)> Evidence) Judge(Rule rule)
    {
        bool? premise = rule.When is null ? true : Logic(rule, rule.When);
        if (premise == false)
            return (Outcome.NotApplicable, 0, []);
        var hit = Logic(rule, rule.Hit);
        if (premise is null || hit is null)
            return (Outcome.CannotBeJudged, 0, []);
        if (hit == false)
            return (Outcome.NoHit, 0, []);

        var (said, lacking, absent, violations) = Proof(rule, rule.Hit, true);
        var quoted = said.Count > 0 ? said : lacking;
        if (quoted.Count == 0 && rule.When is not null)
            quoted = Proof(rule, rule.When, true).Said;
        if (quoted.Count == 0)
            quoted = [.. absent.Where(condition => condition.Range.Anchor is not null).SelectMany(condition => Evaluate(rule, Named(rule, condition.Range.Anchor!.Of)).Matches)];
        var places = quoted.SelectMany(Places).Distinct().Order().ToList();
        var evidence = places.FindAll(place => !places.Exists(whole => whole != place && whole.Seq == place.Seq && whole.Start <= place.Start && place.End <= whole.End));
        return (Outcome.Hit, Math.Max(1, violations.Count), evidence);
    }

    private bool? Logic(Rule rule, LogicExpression expression)
    {
        switch (expression)
        {
            case ConditionReference reference: return Evaluate(rule, Named(rule, reference.Name)).Truth;
            case Not not: return !Logic(rule, not.Operand);
            case And and:
                var all = and.Operands.Select(operand => Logic(rule, operand)).ToList();
                return all.Contains(false) ? false : all.Contains(null) ? null : true;
            case Or or:
                var any = or.Operands.Select(operand => Logic(rule, operand)).ToList();
                return any.Contains(true) ? true : any.Contains(null) ? null : false;
            default: throw new ArgumentOutOfRangeException(nameof(expression));
        }
    }

    private (List<Found> Said, List<Found> Lacking, List<Condition> Absent, HashSet<long> Violations) Proof(Rule rule, LogicExpression expression, bool wanted)
    {
        if (expression is Not not)
            return Proof(rule, not.Operand, !wanted);
        if (expression is ConditionReference reference)
            return Proof(rule, Named(rule, reference.Name), wanted);

        var operands = expression is And and ? and.Operands : ((Or)expression).Operands;
        var together = expression is And == wanted;
        var proofs = operands.Where(operand => together || Logic(rule, operand) == wanted).Select(operand => Proof(rule, operand, wanted)).ToList();
        var violations = together
            ? proofs.Select(proof => proof.Violations).Where(set => set.Count > 0).OrderBy(set => set.Count).FirstOrDefault() ?? []
            : proofs.SelectMany(proof => proof.Violations).ToHashSet();
        return ([.. proofs.SelectMany(proof => proof.Said)], [.. proofs.SelectMany(proof => proof.Lacking)], [.. proofs.SelectMany(proof => proof.Absent)], violations);
    }

    private (List<Found> Said, List<Found> Lacking, List<Condition> Absent, HashSet<long> Violations) Proof(Rule rule, Condition condition, bool wanted)
    {
        var result = Evaluate(rule, condition);
        var none = condition.Test is KeywordsTest { Quantifier: Quantifier.None };
        if (none == wanted)
            return ([], result.Lacking, result.Lacking.Count == 0 ? [condition] : [], [.. result.Lacking.Select(anchor => anchor.From + 1)]);

        var utterances = result.Matches.Select(match => (long)match.FirstUtterance * 100_000).Distinct().ToList();
        if (condition.Test is CountTest)
            return (result.Matches, [], [], [.. utterances.Take(1)]);
        var violations = new HashSet<long>();
        for (var i = 0; i < utterances.Count; i += condition.AtLeast)
        {
            if (i == 0 || i + condition.AtLeast <= utterances.Count)
                violations.Add(utterances[i]);
        }

        return (result.Matches, [], [], violations);
    }

    private Result Evaluate(Rule rule, Condition condition)
    {
        if (condition.Test is UnavailableTest)
            return new Result(null, [], [], true);
        if (NeedsTimes(condition.Range) && _said.Any(utterance => utterance.StartMs is null))
        {
            // A window in seconds after an anchor is only asked for where there is an anchor.
            if (condition.Range.First is { Unit: WindowUnit.Seconds } || condition.Range.Last is { Unit: WindowUnit.Seconds }
                || Picked(rule, condition).Count > 0)
                return new Result(null, [], [], true);
        }

        var (candidates, incomplete) = Candidates(condition);
        var inRange = candidates.Where(match => InFirst(condition, match) && InLast(condition, match)).ToList();
        if (condition.Range.Anchor is not { } anchor)
            return Judge(condition, [.. inRange.Where(match => !Suppressed(condition, match))], incomplete);

        var anchors = Evaluate(rule, Named(rule, anchor.Of));
        var picked = Picked(rule, condition);
        if (anchor.Pick is not AnchorPick.Every)
        {
            var near = inRange.Where(match => picked.Any(one => AtAnchor(condition, one, match)) && !Suppressed(condition, match)).ToList();
            var more = anchors.Open && (anchor.Pick is AnchorPick.Any or AnchorPick.Last || picked.Count == 0);
            return Judge(condition, near, incomplete || more);
        }

        var each = picked.Select(one => (one, result: Judge(condition, [.. inRange.Where(match => AtAnchor(condition, one, match) && !Suppressed(condition, match))], incomplete))).ToList();
        var open = anchors.Open;
        bool? truth = each.Any(pair => pair.result.Truth == false) ? false : open || each.Any(pair => pair.result.Truth is null) ? null : true;
        return new Result(
            truth,
            [.. each.SelectMany(pair => pair.result.Matches).Distinct().OrderBy(match => match.From).ThenByDescending(match => match.To)],
            [.. each.Where(pair => pair.result.Truth == false).Select(pair => pair.one)],
            open || incomplete);
    }

    private static bool NeedsTimes(ConditionRange range) =>
        range.First is { Unit: WindowUnit.Seconds } || range.Last is { Unit: WindowUnit.Seconds } || range.Anchor?.Within is { Unit: WindowUnit.Seconds };

    private List<Found> Picked(Rule rule, Condition condition)
    {
        var anchor = condition.Range.Anchor!;
        var matches = Evaluate(rule, Named(rule, anchor.Of)).Matches;
        return anchor.Pick switch
        {
            AnchorPick.First => [.. matches.Take(1)],
            AnchorPick.Last => [.. matches.TakeLast(1)],
            AnchorPick.Nth => [.. matches.Skip(anchor.Index - 1).Take(1)],
            _ => matches,
        };
    }

    private static Result Judge(Condition condition, List<Found> matches, bool incomplete)
    {
        var sorted = matches.OrderBy(match => match.From).ThenByDescending(match => match.To).ThenBy(match => match.Slot).ToList();
        if (condition.Test is CountTest count)
        {
            var amount = count.Of switch
            {
                CountOf.Characters => sorted.Sum(match => match.Text.Reading.Text.Length),
                _ => sorted.Count,
            };
            // What may still grow has not reached its lower bound for good, nor kept below its upper.
            bool? truth = amount > count.AtMost ? false
                : amount < count.AtLeast ? (incomplete ? null : false)
                : count.AtMost is not null && incomplete ? null : true;
            return new Result(truth, sorted, [], incomplete);
        }

        if (condition.Test is KeywordsTest { Quantifier: Quantifier.All or Quantifier.AtLeast } several)
        {
            var needed = several.Quantifier is Quantifier.All ? several.Patterns.Length : several.Count;
            sorted = [.. sorted.GroupBy(match => match.Text.First).Select(group => group.GroupBy(match => match.Slot).Select(slot => slot.First()).ToList())
                .Where(parts => parts.Count >= needed)
                .Select(parts => parts.MinBy(part => part.From)! with { To = parts.Max(part => part.To), Parts = parts })];
        }
        else
        {
            var apart = new List<Found>();
            foreach (var match in sorted)
            {
                if (!apart.Any(other => other.Text.First == match.Text.First && other.Start < match.End && match.Start < other.End))
                    apart.Add(match);
            }

            sorted = apart;
        }

        if (condition.Test is KeywordsTest { Quantifier: Quantifier.None })
            return new Result(sorted.Count > 0 ? false : incomplete ? null : true, sorted, [], incomplete);
        return new Result(sorted.Count >= condition.AtLeast ? true : incomplete ? null : false, sorted, [], incomplete);
    }

    private (List<Found> Matches, bool Incomplete) Candidates(Condition condition)
    {
        var matches = new List<Found>();
        var incomplete = false;
        switch (condition.Test)
        {
            case KeywordsTest keywords:
                foreach (var text in Texts(condition))
                    matches.AddRange(keywords.Patterns.SelectMany((pattern, slot) => Find(text, pattern, slot)));
                break;
            case ProximityTest near:
                foreach (var text in Texts(condition))
                    matches.AddRange(Near(text, near));
                break;
            case RegexTest regex:
                foreach (var text in Texts(condition))
                    matches.AddRange(Regexes(text, regex));
                break;
            case CountTest:
                matches.AddRange(Enumerable.Range(0, _said.Length).Where(i => Has(condition, _said[i].Role)).Select(Whole));
                break;
            case SilenceTest silence:
                for (var i = 0; i < _said.Length; i++)
                {
                    incomplete |= _said[i].StartMs is null;
                    // The last to fall silent before this, and when.
                    var before = Enumerable.Range(0, i).Where(j => _said[j].StartMs is not null).OrderBy(j => _said[j].EndMs).ThenBy(j => j).Cast<int?>().LastOrDefault();
                    if (_said[i].StartMs is { } start && before is { } last && start - _said[last].EndMs >= silence.AtLeastMs
                        && (silence.After is null || silence.After == _said[last].Role) && Has(condition, _said[last].Role))
                        matches.Add(Whole(last));
                }

                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(condition));
        }

        return (matches, incomplete);
    }

    private IEnumerable<Found> Find(Text text, string pattern, int slot) =>
        _patterns.FindAll(pattern, text.Reading).Select(span => At(text, span.Start, span.End, slot));

    private IEnumerable<Found> Near(Text text, ProximityTest near)
    {
        var rights = near.Right.SelectMany(pattern => Find(text, pattern, 0)).ToList();
        foreach (var left in near.Left.SelectMany((pattern, slot) => Find(text, pattern, slot)))
        {
            Found? best = null;
            foreach (var right in rights.OrderBy(match => match.Start).ThenByDescending(match => match.End))
            {
                var gap = right.Start >= left.End ? right.Start - left.End : left.Start >= right.End ? left.Start - right.End : -1;
                var ordered = near.Order == NearOrder.Any || (near.Order == NearOrder.Before) == (right.Start >= left.End);
                if (gap >= 0 && gap <= near.Within && ordered && (best is null || gap < Gap(left, best)))
                    best = right;
            }

            if (best is not null)
                yield return At(text, Math.Min(left.Start, best.Start), Math.Max(left.End, best.End), left.Slot);
        }

        static int Gap(Found left, Found right) => right.Start >= left.End ? right.Start - left.End : left.Start - right.End;
    }

    private IEnumerable<Found> Regexes(Text text, RegexTest regex)
    {
        var excluded = regex.Excluding is null ? [] : Regex.Matches(text.Reading.Text, regex.Excluding, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant).ToList();
        foreach (System.Text.RegularExpressions.Match match in Regex.Matches(text.Reading.Text, regex.Pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))
        {
            if (match.Length > 0 && !excluded.Exists(other => other.Index <= match.Index && match.Index + match.Length <= other.Index + other.Length))
                yield return At(text, match.Index, match.Index + match.Length, 0);
        }
    }

    private bool Suppressed(Condition condition, Found match) => condition.Unless.Any(suppressor => suppressor.Kind switch
    {
        SuppressorKind.Inside => Others(match, suppressor).Any(phrase => phrase.Start <= match.Start && match.End <= phrase.End && phrase.End - phrase.Start > match.End - match.Start),
        SuppressorKind.Near => Others(match, suppressor).Any(phrase => Distance(phrase, match) <= suppressor.Within),
        SuppressorKind.Sentence => Others(match, suppressor).Any(phrase => Sentence(match.Text.Reading.Text, match.Start, match.End) is var (start, end) && phrase.Start >= start && phrase.End <= end),
        SuppressorKind.About => About(match, suppressor),
        SuppressorKind.Corrected => Enumerable.Range(0, _said.Length).Where(i => _said[i].Role == match.Text.Role)
            .SelectMany(i => book.Cues.Corrections.SelectMany(cue => Find(One(i), cue, 0))).Any(cue => cue.From >= match.To),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    });

    private IEnumerable<Found> Others(Found match, Suppressor suppressor) => suppressor.Patterns.SelectMany(pattern => Find(match.Text, pattern, 0));

    private bool About(Found match, Suppressor suppressor)
    {
        for (var back = 0; back <= suppressor.Within && match.Text.First - back >= 0; back++)
        {
            var text = back == 0 ? match.Text : One(match.Text.First - back);
            var about = suppressor.Patterns.SelectMany(pattern => Find(text, pattern, 0)).ToList();
            var against = suppressor.Against.SelectMany(pattern => Find(text, pattern, 0)).ToList();
            if (about.Count + against.Count == 0)
                continue;
            int Far(Found mention) => back == 0 ? Distance(mention, match) : text.Reading.Text.Length - mention.End;
            return about.Count > 0 && (against.Count == 0 || about.Min(Far) < against.Min(Far));
        }

        return false;
    }

    private static int Distance(Found left, Found right) => Math.Max(0, Math.Max(right.Start - left.End, left.Start - right.End));

    private static (int, int) Sentence(string text, int start, int end)
    {
        while (start > 0 && !NaivePatterns.IsSentenceEnd(text, start - 1))
            start--;
        while (end < text.Length && !NaivePatterns.IsSentenceEnd(text, end - 1))
            end++;
        return (start, end);
    }

    private bool InFirst(Condition condition, Found match) => condition.Range.First switch
    {
        null => true,
        { Unit: WindowUnit.Seconds } window => MsOf(match, end: false) < window.Amount * 1000,
        { Unit: WindowUnit.Utterances } window => Between(condition, -1, match.LastUtterance) <= window.Amount,
        { } window => TurnsBetween(condition, -1, match.LastUtterance) <= window.Amount,
    };

    private bool InLast(Condition condition, Found match) => condition.Range.Last switch
    {
        null => true,
        { Unit: WindowUnit.Seconds } window => MsOf(match, end: false) >= _said.Max(utterance => utterance.EndMs) - (window.Amount * 1000),
        { Unit: WindowUnit.Utterances } window => Between(condition, match.FirstUtterance - 1, _said.Length - 1) <= window.Amount,
        { } window => Turns().Count(turn => turn.First >= TurnOf(match.FirstUtterance).First && Has(condition, turn.Role)) <= window.Amount,
    };

    private bool AtAnchor(Condition condition, Found anchor, Found match)
    {
        var (side, within) = (condition.Range.Anchor!.Side, condition.Range.Anchor.Within);
        if ((side is AnchorSide.After && match.From < anchor.To) || (side is AnchorSide.Before && match.To > anchor.From))
            return false;
        if (within is not { } window)
            return true;
        if (window.Unit is WindowUnit.Seconds)
        {
            if (side is AnchorSide.Around && match.FirstUtterance == anchor.FirstUtterance)
                return true;
            var ms = MsOf(match, end: false);
            return (side is AnchorSide.Before || ms <= MsOf(anchor, end: true) + (window.Amount * 1000))
                && (side is AnchorSide.After || ms >= MsOf(anchor, end: false) - (window.Amount * 1000));
        }

        var ahead = window.Unit is WindowUnit.Utterances
            ? Between(condition, anchor.LastUtterance, match.LastUtterance)
            : TurnsBetween(condition, anchor.LastUtterance, match.LastUtterance);
        var back = window.Unit is WindowUnit.Utterances
            ? Between(condition, match.FirstUtterance - 1, anchor.FirstUtterance - 1)
            : Turns().Count(turn => turn.First >= TurnOf(match.FirstUtterance).First && turn.First < TurnOf(anchor.FirstUtterance).First && Has(condition, turn.Role));
        return (side is AnchorSide.Before || ahead <= window.Amount) && (side is AnchorSide.After || back <= window.Amount);
    }

    // Utterances of the condition's role behind one utterance, up to and with another.
    private int Between(Condition condition, int behind, int upTo) =>
        Enumerable.Range(0, _said.Length).Count(i => i > behind && i <= upTo && Has(condition, _said[i].Role));

    private int TurnsBetween(Condition condition, int behind, int upTo) => Turns().Count(turn =>
        turn.First <= upTo && Has(condition, turn.Role) && (behind < 0 || turn.First > TurnOf(behind).First));

    private Text TurnOf(int utterance) => Turns().Last(turn => turn.First <= utterance);

    private IEnumerable<Text> Texts(Condition condition) =>
        (condition.AcrossTurn ? Turns() : Enumerable.Range(0, _said.Length).Select(One)).Where(text => Has(condition, text.Role));

    private Text One(int i) => new(i, 1, _said[i].Text, [0], Reading.Of(_said[i].Text), _said[i].Role);

    private List<Text> Turns()
    {
        var turns = new List<Text>();
        for (var i = 0; i < _said.Length;)
        {
            var first = i;
            var text = "";
            var offsets = new List<int>();
            for (; i < _said.Length && _said[i].Role == _said[first].Role; i++)
            {
                if (text.Length > 0 && _said[i].Text.Length > 0 && char.IsAsciiLetterOrDigit(text[^1]) && char.IsAsciiLetterOrDigit(_said[i].Text[0]))
                    text += " ";
                offsets.Add(text.Length);
                text += _said[i].Text;
            }

            turns.Add(new Text(first, i - first, text, [.. offsets], Reading.Of(text), _said[first].Role));
        }

        return turns;
    }

    private Found Whole(int i)
    {
        var text = One(i);
        return At(text, 0, text.Reading.Text.Length, 0);
    }

    private static Found At(Text text, int start, int end, int slot)
    {
        var (from, to) = text.Reading.Original(start, end);
        return new Found(text, start, end, slot, Place(text, from), (to > from ? Place(text, to - 1) : Place(text, from)) + 1);
    }

    private static long Place(Text text, int offset)
    {
        var member = text.Offsets.Length - 1;
        while (member > 0 && text.Offsets[member] > offset)
            member--;
        return ((long)(text.First + member) * 100_000) + offset - text.Offsets[member];
    }

    private IEnumerable<(int Seq, int Start, int End)> Places(Found match)
    {
        if (match.Parts.Count > 0)
            return match.Parts.SelectMany(Places);
        return Enumerable.Range(match.FirstUtterance, match.LastUtterance - match.FirstUtterance + 1)
            .Select(i => (_said[i].Seq, Start: i == match.FirstUtterance ? (int)(match.From % 100_000) : 0, End: i == match.LastUtterance ? Math.Min((int)(match.To % 100_000), Math.Max((int)(match.From % 100_000), _said[i].Text.Length)) : _said[i].Text.Length))
            .Where(place => place.Start < place.End || match.FirstUtterance == match.LastUtterance);
    }

    private int? MsOf(Found match, bool end)
    {
        var utterance = _said[end ? match.LastUtterance : match.FirstUtterance];
        var offset = Math.Min((int)((end ? match.To : match.From) % 100_000), utterance.Text.Length);
        return utterance.StartMs + (utterance.Text.Length == 0 ? 0 : (int)((long)(utterance.EndMs - utterance.StartMs)! * offset / utterance.Text.Length));
    }

    private static bool Has(Condition condition, Role role) => condition.Role is null || condition.Role == role;

    private static Condition Named(Rule rule, string name) => rule.Conditions.Single(condition => condition.Name == name);
}
