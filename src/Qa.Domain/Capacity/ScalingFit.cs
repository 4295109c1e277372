namespace Qa.Domain.Capacity;

/// <summary>What the measurements allow to say: a curve, or why there is none.</summary>
/// <param name="Curve">Null with fewer than <see cref="MinimumSizes"/> different silo counts.</param>
/// <param name="Sizes">What was measured, smallest size first; this holds with or without a curve.</param>
/// <param name="Statement">The result, or what is known and what is missing, in one or two sentences.</param>
[GenerateSerializer, Immutable, Alias("qa.scaling-fit")]
public sealed record ScalingFit(ScalingCurve? Curve, ImmutableArray<MeasuredSize> Sizes, LocalText Statement)
{
    /// <summary>The law has three parameters: with fewer sizes, more than one curve passes through the points.</summary>
    public const int MinimumSizes = 3;

    internal static ScalingFit Of(ScalingCurve curve) => new(curve, MeasuredSize.Of(curve.Points), ScalingStatement.Of(curve));

    internal static ScalingFit None(ImmutableArray<MeasuredSize> sizes) => new(null, sizes, sizes.Length switch
    {
        0 => new LocalText("还没有测量过吞吐量。", "No throughput has been measured yet."),
        1 => OneSize(sizes[0]),
        _ => TwoSizes(sizes[0], sizes[1]),
    });

    private static LocalText OneSize(MeasuredSize only) => new(
        $"只测过 {only.Silos} 个 silo：{Figure.Of(only.CallsPerSecond)} 通/秒。增加 silo 会带来多少还不知道；曲线需要至少 {MinimumSizes} 种数量。",
        $"Measured with {Figure.Silos(only.Silos)} only: {Figure.Of(only.CallsPerSecond)} calls/s. "
            + $"What more silos bring is unknown; a curve needs at least {MinimumSizes} sizes.");

    private static LocalText TwoSizes(MeasuredSize few, MeasuredSize many)
    {
        var (times, linear) = (Figure.Of(many.CallsPerSecond / few.CallsPerSecond), Figure.Of((double)many.Silos / few.Silos));
        return new LocalText(
            $"测得 {few.Silos} 个 silo {Figure.Of(few.CallsPerSecond)} 通/秒，{many.Silos} 个 {Figure.Of(many.CallsPerSecond)} 通/秒：{times} 倍（线性为 {linear} 倍）。"
                + $"两点只能连成直线，超过 {many.Silos} 个会怎样还不知道；曲线需要至少 {MinimumSizes} 种数量。",
            $"Measured {Figure.Of(few.CallsPerSecond)} calls/s with {Figure.Silos(few.Silos)} and {Figure.Of(many.CallsPerSecond)} with {many.Silos}: "
                + $"{times} times (linear would be {linear}). Two points make a line: beyond {many.Silos} nothing is known; "
                + $"a curve needs at least {MinimumSizes} sizes.");
    }
}
