using Qa.Domain.Trends;

namespace Qa.Domain.Capacity;

/// <summary>What one more silo would bring.</summary>
/// <param name="Next">The cluster with the new silo.</param>
/// <param name="Gain">Calls/s more than now; below 0 past the knee.</param>
/// <param name="GainInterval">90 % interval of the gain (delta method, Student's t); null as in <see cref="ScalingPrediction.Interval"/>.</param>
/// <param name="Worth">The gain as a share of what one silo alone does: 1 is linear scaling.</param>
public sealed record ScalingForecast(ScalingPrediction Next, double Gain, Interval? GainInterval, double Worth)
{
    /// <summary>The forecast in one sentence, with its figures.</summary>
    public LocalText Sentence
    {
        get
        {
            var range = Next.Interval is { } interval ? $"{Figure.Of(interval.Low)}–{Figure.Of(interval.High)}" : null;
            var (calls, gain) = (Figure.Of(Next.CallsPerSecond), (Gain < 0 ? "−" : "+") + Figure.Of(Math.Abs(Gain)));
            return new LocalText(
                $"第 {Next.Silos} 个 silo：预计 {calls} 通/秒{(range is null ? "" : $"（90% 区间 {range}）")}，{gain} 通/秒，相当于单独一个的 {Figure.PercentZh(Worth)}"
                    + (Next.Extrapolated ? "；外推，未测量。" : "。"),
                $"Silo number {Next.Silos}: {calls} calls/s expected{(range is null ? "" : $" (90 % interval {range})")}, {gain} calls/s, "
                    + $"{Figure.PercentEn(Worth)} of what one does alone{(Next.Extrapolated ? "; extrapolated, not measured." : ".")}");
        }
    }
}
