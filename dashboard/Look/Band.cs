using Qa.Domain.Scoring;

namespace Qa.Dashboard.Look;

/// <summary>How a mark reads at a glance.</summary>
public enum Band
{
    Excellent,
    Good,
    Fair,
    Poor,
}

/// <summary>The names that style sheets and icons use for marks and severities.</summary>
internal static class Bands
{
    /// <param name="score">0..100.</param>
    public static Band Of(decimal score) => score switch
    {
        >= 90 => Band.Excellent,
        >= 80 => Band.Good,
        >= 60 => Band.Fair,
        _ => Band.Poor,
    };

    public static string Css(Band band) => band switch
    {
        Band.Excellent => "band-excellent",
        Band.Good => "band-good",
        Band.Fair => "band-fair",
        _ => "band-poor",
    };

    public static string Css(Severity severity) => severity switch
    {
        Severity.Veto => "sev-veto",
        Severity.Serious => "sev-serious",
        Severity.Ordinary => "sev-ordinary",
        _ => "sev-minor",
    };
}
