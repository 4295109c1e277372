using System.Globalization;

namespace Qa.Domain.Capacity;

/// <summary>A fitted curve in words.</summary>
internal static class ScalingStatement
{
    public static LocalText Of(ScalingCurve curve)
    {
        // Rounded down, so that 0.9996 does not read as perfect.
        var r2 = (Math.Floor(curve.RSquared * 1000) / 1000).ToString("0.###", CultureInfo.InvariantCulture);
        var knee = Knee(curve);
        return new LocalText(
            $"每个 silo {Figure.Of(curve.PerSilo)} 通/秒，争用 σ {Figure.PercentZh(curve.Contention)}，"
                + $"一致性 κ {Figure.PercentZh(curve.Coherency)}（R² {r2}）。{knee.Zh}",
            $"{Figure.Of(curve.PerSilo)} calls/s per silo, contention σ {Figure.PercentEn(curve.Contention)}, "
                + $"coherency κ {Figure.PercentEn(curve.Coherency)} (R² {r2}). {knee.En}");
    }

    /// <summary>Where the curve ends, and how far to believe it.</summary>
    public static LocalText Knee(ScalingCurve curve)
    {
        if (curve.BestSilos is not { } best)
        {
            return curve.PeakCallsPerSecond is { } limit
                ? new LocalText($"没有拐点，但吞吐量趋近 {Figure.Of(limit)} 通/秒。", $"No knee, but throughput approaches {Figure.Of(limit)} calls/s.")
                : new LocalText("没有看到拐点：到目前为止是线性的。", "No knee in sight: linear so far.");
        }

        var (peak, measured, doubt) = (Figure.Of(curve.PeakCallsPerSecond!.Value), curve.LargestMeasured, curve.KneeIsEstablished != true);
        var zh = $"{best} 个 silo 时达到最大吞吐量 {peak} 通/秒";
        var en = $"Throughput peaks at {peak} calls/s with {Figure.Silos(best)}";
        return (doubt, best > measured) switch
        {
            (true, _) => new($"{zh}；但噪声大，拐点不确定，请多测几次。", $"{en}; the noise leaves the knee uncertain, so measure more runs."),
            (_, true) => new($"{zh}；这是外推，只测到 {measured} 个。", $"{en}; this is an extrapolation, measured up to {measured}."),
            _ => new($"{zh}，之后再增加会变慢。", $"{en}; more make it slower."),
        };
    }
}
