using Qa.Domain.Capacity;

namespace Qa.Domain.Tests.Capacity;

public sealed class ScalingFitTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(-1, 10)]
    [InlineData(1, 0)]
    [InlineData(1, -3)]
    [InlineData(1, double.NaN)]
    [InlineData(1, double.PositiveInfinity)]
    public void Refuses_points_that_cannot_be(int silos, double calls) =>
        Assert.ThrowsAny<ArgumentException>(() => new ScalingPoint(silos, calls));

    public static TheoryData<ScalingPoint[], string> TooFew => new()
    {
        { [], "No throughput has been measured yet." },
        { [new(1, 10), new(1, 11)], "Measured with 1 silo only: 10.5 calls/s." },
        { [new(3, 30)], "Measured with 3 silos only: 30 calls/s." },
        { [new(1, 10), new(2, 19), new(2, 18)], "Measured 10 calls/s with 1 silo and 18.5 with 2: 1.85 times (linear would be 2)." },
    };

    [Theory, MemberData(nameof(TooFew))]
    public void Says_what_is_known_where_there_is_no_curve(ScalingPoint[] points, string beginning)
    {
        var fit = ScalingCurve.Fit(points);

        Assert.Null(fit.Curve);
        Assert.StartsWith(beginning, fit.Statement.En, StringComparison.Ordinal);
        Assert.Equal(points.Select(point => point.Silos).Distinct(), fit.Sizes.Select(size => size.Silos));
    }

    [Fact]
    public void Gathers_the_runs_of_each_size()
    {
        var sizes = ScalingCurve.Fit([new(4, 34), new(1, 9), new(2, 19), new(1, 11)]).Sizes;

        Assert.Equal([(1, 2, 10.0, 10.0, 1.0), (2, 1, 19, 9.5, 0.95), (4, 1, 34, 8.5, 0.85)],
            sizes.Select(size => (size.Silos, size.Runs, size.CallsPerSecond, size.PerSilo, size.Efficiency)));
    }

    public static TheoryData<ScalingPoint[], string, string> Statements => new()
    {
        {
            Some.Exact(10, 0, 0, 1, 2, 3, 4),
            "每个 silo 10 通/秒，争用 σ 0%，一致性 κ 0%（R² 1）。没有看到拐点：到目前为止是线性的。",
            "10 calls/s per silo, contention σ 0 %, coherency κ 0 % (R² 1). No knee in sight: linear so far."
        },
        {
            Some.Exact(10, 0.05, 0, 1, 2, 3, 4),
            "每个 silo 10 通/秒，争用 σ 5%，一致性 κ 0%（R² 1）。没有拐点，但吞吐量趋近 200 通/秒。",
            "10 calls/s per silo, contention σ 5 %, coherency κ 0 % (R² 1). No knee, but throughput approaches 200 calls/s."
        },
        {
            Some.Exact(10, 0, 0.01, 1, 2, 3, 4),
            "每个 silo 10 通/秒，争用 σ 0%，一致性 κ 1%（R² 1）。10 个 silo 时达到最大吞吐量 52.6 通/秒；这是外推，只测到 4 个。",
            "10 calls/s per silo, contention σ 0 %, coherency κ 1 % (R² 1). "
                + "Throughput peaks at 52.6 calls/s with 10 silos; this is an extrapolation, measured up to 4."
        },
        {
            Some.Exact(10, 0, 0.11, 1, 2, 3, 4, 5),
            "每个 silo 10 通/秒，争用 σ 0%，一致性 κ 11%（R² 1）。3 个 silo 时达到最大吞吐量 18.1 通/秒，之后再增加会变慢。",
            "10 calls/s per silo, contention σ 0 %, coherency κ 11 % (R² 1). Throughput peaks at 18.1 calls/s with 3 silos; more make it slower."
        },
        {
            Some.Exact(10, 0, 0.11, 1, 2, 3),
            "每个 silo 10 通/秒，争用 σ 0%，一致性 κ 11%（R² 1）。3 个 silo 时达到最大吞吐量 18.1 通/秒；但噪声大，拐点不确定，请多测几次。",
            "10 calls/s per silo, contention σ 0 %, coherency κ 11 % (R² 1). "
                + "Throughput peaks at 18.1 calls/s with 3 silos; the noise leaves the knee uncertain, so measure more runs."
        },
    };

    [Theory, MemberData(nameof(Statements))]
    public void Puts_the_curve_into_words(ScalingPoint[] points, string zh, string en)
    {
        var statement = ScalingCurve.Fit(points).Statement;

        Assert.Equal(zh, statement.Zh);
        Assert.Equal(en, statement.En);
    }
}
