using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Domain.Trends;

/// <summary>Count, sum and sum of squares of integers: mergeable, subtractable and exact, whatever the order.</summary>
[GenerateSerializer, Immutable, Alias("qa.moments")]
public readonly record struct Moments(long N, long Sum, long SumOfSquares)
{
    public Moments Add(int value) => new(N + 1, Sum + value, SumOfSquares + ((long)value * value));

    public Moments Remove(int value) => new(N - 1, Sum - value, SumOfSquares - ((long)value * value));

    public static Moments operator +(Moments left, Moments right) =>
        new(left.N + right.N, left.Sum + right.Sum, left.SumOfSquares + right.SumOfSquares);

    /// <summary>In the unit of the values; 0 when empty.</summary>
    public double Mean => N == 0 ? 0 : (double)Sum / N;

    /// <summary>Sample variance (n − 1); 0 for fewer than two values.</summary>
    public double Variance => N < 2 ? 0 : Math.Max(0, (SumOfSquares - (double)Sum * Sum / N) / (N - 1));
}

/// <summary>How often a rule was judged, was broken, and could not be judged.</summary>
[GenerateSerializer, Immutable, Alias("qa.rule-tally")]
public readonly record struct RuleTally(long Judged, long Hits, long CannotBeJudged)
{
    public static RuleTally operator +(RuleTally left, RuleTally right) =>
        new(left.Judged + right.Judged, left.Hits + right.Hits, left.CannotBeJudged + right.CannotBeJudged);

    internal static RuleTally Of(Outcome outcome, int sign) => outcome switch
    {
        Outcome.Hit => new(sign, sign, 0),
        Outcome.NoHit => new(sign, 0, 0),
        Outcome.CannotBeJudged => new(0, 0, sign),
        _ => default,
    };
}

/// <summary>Statistics over a set of calls, in hundredths of a point. A monoid: tallies merge in any order to the same value.</summary>
[GenerateSerializer, Immutable, Alias("qa.tally")]
public sealed record Tally(
    Moments Total,
    long Vetoed,
    ImmutableSortedDictionary<Dimension, Moments> Dimensions,
    ImmutableSortedDictionary<string, RuleTally> Rules)
{
    public static Tally Empty { get; } = new(
        default, 0, ImmutableSortedDictionary<Dimension, Moments>.Empty,
        ImmutableSortedDictionary.Create<string, RuleTally>(StringComparer.Ordinal));

    public long Calls => Total.N;

    public Tally Add(CallContribution call) => Apply(call, +1);

    public Tally Remove(CallContribution call) => Apply(call, -1);

    public Tally Merge(Tally other)
    {
        var dimensions = Dimensions.ToBuilder();
        foreach (var (dimension, moments) in other.Dimensions)
            dimensions[dimension] = dimensions.GetValueOrDefault(dimension) + moments;

        var rules = Rules.ToBuilder();
        foreach (var (rule, tally) in other.Rules)
            rules[rule] = rules.GetValueOrDefault(rule) + tally;

        return new Tally(Total + other.Total, Vetoed + other.Vetoed, dimensions.ToImmutable(), rules.ToImmutable());
    }

    private Tally Apply(CallContribution call, int sign)
    {
        var dimensions = Dimensions.ToBuilder();
        foreach (var (dimension, value) in call.Dimensions)
        {
            var moments = Step(dimensions.GetValueOrDefault(dimension), value, sign);
            if (moments == default)
                dimensions.Remove(dimension);
            else
                dimensions[dimension] = moments;
        }

        var rules = Rules.ToBuilder();
        foreach (var (rule, outcome) in call.Rules)
        {
            var tally = rules.GetValueOrDefault(rule) + RuleTally.Of(outcome, sign);
            if (tally == default)
                rules.Remove(rule);
            else
                rules[rule] = tally;
        }

        return new Tally(Step(Total, call.Total, sign), Vetoed + (call.Vetoed ? sign : 0), dimensions.ToImmutable(), rules.ToImmutable());
    }

    private static Moments Step(Moments moments, int value, int sign) => sign > 0 ? moments.Add(value) : moments.Remove(value);
}

/// <summary>An agent's statistics of one day in one team.</summary>
[GenerateSerializer, Immutable, Alias("qa.day-tally")]
public sealed record DayTally(string? TeamId, DateOnly Day, Tally Tally);
