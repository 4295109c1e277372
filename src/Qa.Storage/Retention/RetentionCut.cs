namespace Qa.Storage.Retention;

/// <summary>From which moment on calls are kept.</summary>
internal static class RetentionCut
{
    /// <returns>The first moment of a month (UTC), so that whole months end at once.</returns>
    public static DateTimeOffset Of(DateTimeOffset now, int months)
    {
        var month = new DateTimeOffset(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var kept = ((month.Year - 1) * 12) + month.Month - 1;
        return month.AddMonths(-Math.Min(months, kept));
    }
}
