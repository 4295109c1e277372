namespace Qa.Storage.Retention;

/// <summary>How long calls are kept. Bound from the section <c>Qa:Retention</c>.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Qa:Retention";

    /// <summary>Whole months for which a call is kept, besides the one it began in (UTC). Older calls are deleted every day; their agents' statistics stay.</summary>
    /// <value>1 to 1200. Default null: calls are kept for ever.</value>
    public int? Months { get; set; }
}
