using Qa.Domain.Trends;

namespace Qa.Domain.Calibration;

/// <summary>How a rulebook's verdicts agree with a person's, counted in pairs of call and rule.</summary>
/// <param name="Found">Violations that were found.</param>
/// <param name="Missed">Violations that were not.</param>
/// <param name="FalseAlarms">Hits where the person saw no violation.</param>
/// <param name="Cleared">Neither saw a violation.</param>
/// <param name="Unjudged">Pairs among the others that the rule could not judge.</param>
/// <param name="Located">Found violations whose evidence names the very utterance that the person named. Reported only.</param>
public readonly record struct Agreement(int Found, int Missed, int FalseAlarms, int Cleared, int Unjudged, int Located)
{
    /// <summary>What the person saw.</summary>
    public int Violations => Found + Missed;

    public int Pairs => Violations + FalseAlarms + Cleared;

    /// <summary>The share of hits that are right.</summary>
    public Share Precision => new(Found, Found + FalseAlarms);

    /// <summary>The share of violations that were found.</summary>
    public Share Recall => new(Found, Violations);

    public static Agreement operator +(Agreement left, Agreement right) => new(
        left.Found + right.Found,
        left.Missed + right.Missed,
        left.FalseAlarms + right.FalseAlarms,
        left.Cleared + right.Cleared,
        left.Unjudged + right.Unjudged,
        left.Located + right.Located);
}

/// <summary>A counted share; unknown, not zero, where nothing was counted.</summary>
public readonly record struct Share(int Hits, int Of)
{
    /// <value>0..1, or null for a share of nothing.</value>
    public double? Value => Of == 0 ? null : (double)Hits / Of;

    /// <summary>Wilson's 90 % interval.</summary>
    public Interval? Interval => Trends.Interval.OfShare(Hits, Of);
}
