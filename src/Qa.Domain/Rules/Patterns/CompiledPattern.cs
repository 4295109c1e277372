using System.Text.RegularExpressions;
using Qa.Domain.Language;

namespace Qa.Domain.Rules.Patterns;

/// <summary>A span of normalised text.</summary>
internal readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;

    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>Characters between the two; 0 where they touch or overlap.</summary>
    public int DistanceTo(TextSpan other) => Math.Max(0, Math.Max(other.Start - End, Start - other.End));
}

/// <summary>A pattern or regular expression of the book, compiled once however often it is used.</summary>
internal abstract class CompiledPattern(int id, string source, ImmutableArray<PatternKeys> branches)
{
    public int Id { get; } = id;

    /// <summary>As written in the rulebook.</summary>
    public string Source { get; } = source;

    /// <summary>What the matches of each of its branches contain; a pattern that is no choice has one branch.</summary>
    public ImmutableArray<PatternKeys> Branches { get; } = branches;

    /// <summary>Every match, by start; at most one from each start.</summary>
    /// <param name="branches">Those that are worth trying.</param>
    /// <exception cref="RegexMatchTimeoutException">It took too long.</exception>
    public abstract void FindAll(Reading reading, BranchSet branches, List<TextSpan> found);

    /// <summary>The parts of a match that no element of the pattern asked for: what the gaps skipped.</summary>
    public virtual void FindGaps(Reading reading, TextSpan match, List<TextSpan> gaps) { }
}

/// <summary>Branches of one pattern: a stretch of a bit set, or all.</summary>
/// <param name="bits">Null: all.</param>
/// <param name="first">The bit of the pattern's first branch.</param>
internal readonly struct BranchSet(ulong[]? bits, int first)
{
    public static BranchSet All => default;

    public bool this[int branch] => bits is null || (bits[(first + branch) >> 6] & (1UL << ((first + branch) & 63))) != 0;
}

internal sealed class RegexPattern(int id, string source, Regex match, Regex? excluding, PatternKeys keys) : CompiledPattern(id, source, [keys])
{
    public override void FindAll(Reading reading, BranchSet branches, List<TextSpan> found)
    {
        var first = found.Count;
        foreach (var hit in match.EnumerateMatches(reading.Text))
        {
            if (hit.Length > 0)
                found.Add(new TextSpan(hit.Index, hit.Index + hit.Length));
        }

        if (excluding is null || found.Count == first)
            return;
        foreach (var hit in excluding.EnumerateMatches(reading.Text))
        {
            var excluded = new TextSpan(hit.Index, hit.Index + hit.Length);
            for (var i = found.Count - 1; i >= first; i--)
            {
                if (excluded.Contains(found[i]))
                    found.RemoveAt(i);
            }
        }
    }
}
