namespace Qa.Domain.Capacity;

/// <summary>The call centre to be sized for, as its own planners know it.</summary>
public sealed record SizingWorkload
{
    /// <summary>Agents on duty on a working day, 1 or more.</summary>
    public required int Agents { get; init; }

    /// <summary>Calls of one agent a working day, above 0.</summary>
    public required double CallsPerAgentDay { get; init; }

    /// <summary>Utterances of both sides in a call, above 0.</summary>
    public required double UtterancesPerCall { get; init; }

    /// <summary>Mean length of a call in seconds, above 0.</summary>
    public required double CallSeconds { get; init; }

    /// <summary>Hours a day in which calls come in, above 0, at most 24.</summary>
    public required double WorkingHours { get; init; }

    /// <summary>Working days in a month, above 0, at most 31: about 21.75 for offices, 30.4 for a hotline.</summary>
    public required double WorkingDaysPerMonth { get; init; }

    /// <summary>Calls of the busiest hour divided by those of the mean hour, 1 or more. From the switch's hourly report.</summary>
    public required double PeakFactor { get; init; }

    /// <summary>How long calls are kept, in months, above 0.</summary>
    public required double RetentionMonths { get; init; }

    public double CallsPerDay => Agents * CallsPerAgentDay;

    /// <summary>Calls/s over the working hours.</summary>
    public double MeanCallsPerSecond => CallsPerDay / (WorkingHours * 3600);

    /// <summary>Calls/s in the busiest hour.</summary>
    public double PeakCallsPerSecond => MeanCallsPerSecond * PeakFactor;

    /// <summary>Calls under way in the busiest hour. Source: Little's law, L = λW (Operations Research 9(3), 1961).</summary>
    public double PeakConcurrentCalls => PeakCallsPerSecond * CallSeconds;

    internal void Check()
    {
        Require.AtLeast(1, Agents);
        Require.Positive(CallsPerAgentDay);
        Require.Positive(UtterancesPerCall);
        Require.Positive(CallSeconds);
        if (Require.Positive(WorkingHours) > 24)
            throw new ArgumentOutOfRangeException(nameof(WorkingHours), WorkingHours, "A day has 24 hours.");
        if (Require.Positive(WorkingDaysPerMonth) > 31)
            throw new ArgumentOutOfRangeException(nameof(WorkingDaysPerMonth), WorkingDaysPerMonth, "A month has at most 31 days.");
        if (Require.Positive(PeakFactor) < 1)
            throw new ArgumentOutOfRangeException(nameof(PeakFactor), PeakFactor, "The busiest hour is not below the mean.");
        Require.Positive(RetentionMonths);
    }
}
