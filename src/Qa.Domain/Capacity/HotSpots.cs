namespace Qa.Domain.Capacity;

/// <summary>Which types of grain make the work, and which of them sit on one silo.</summary>
public static class HotSpots
{
    /// <summary>From here on imbalance is worth a look: with the mean below, chance alone gives about 1.25 on four silos.</summary>
    public const double UnevenFrom = 1.5;

    /// <summary>Below so many a silo in the mean, an uneven spread is chance: random placement varies by 1/√20 = 22 %.</summary>
    public const int EnoughPerSilo = 20;

    /// <summary>Ranks by work, most first, then by name. A silo that does not report a type has none of it.</summary>
    public static ImmutableArray<HotSpot> Rank(IEnumerable<GrainActivity> activities)
    {
        var all = activities.ToArray();
        string[] silos = [.. all.Select(activity => activity.Silo).Distinct().Order(StringComparer.Ordinal)];
        var work = Work(all);
        var total = all.Sum(work);
        return
        [
            .. all.GroupBy(activity => activity.GrainType, StringComparer.Ordinal)
                .Select(type => Spot(type.Key, [.. type], silos, total == 0 ? 0 : type.Sum(work) / total))
                .OrderByDescending(spot => spot.Share)
                .ThenBy(spot => spot.GrainType, StringComparer.Ordinal),
        ];
    }

    // One measure for all types: shares of different things would not add up.
    private static Func<GrainActivity, double> Work(GrainActivity[] all) =>
        all.All(HasTime) ? Time
        : all.All(activity => activity.Messages is not null) ? activity => activity.Messages!.Value
        : activity => activity.Activations;

    private static double Time(GrainActivity activity) => activity.Messages!.Value * (activity.MeanMilliseconds ?? 0);

    private static bool HasTime(GrainActivity activity) =>
        activity.Messages == 0 || (activity.Messages is not null && activity.MeanMilliseconds is not null);

    private static HotSpot Spot(string name, GrainActivity[] type, string[] silos, double share)
    {
        var counted = type.All(activity => activity.Messages is not null);
        var load = type.ToLookup(activity => activity.Silo, activity => counted ? activity.Messages!.Value : activity.Activations);
        var loads = silos.Select(silo => load[silo].Sum()).ToArray();
        var messages = counted ? type.Sum(activity => activity.Messages!.Value) : (long?)null;
        double? milliseconds = messages > 0 && type.All(HasTime)
            ? type.Sum(Time) / messages
            : null;

        var mean = loads.Average();
        var imbalance = mean == 0 ? 1 : loads.Max() / mean;
        var variation = mean == 0 ? 0 : Math.Sqrt(loads.Average(load => (load - mean) * (load - mean))) / mean;
        return new HotSpot(
            name, type.Sum(activity => activity.Activations), messages, milliseconds, share, imbalance, variation,
            silos[Array.IndexOf(loads, loads.Max())], imbalance >= UnevenFrom && mean >= EnoughPerSilo);
    }
}
