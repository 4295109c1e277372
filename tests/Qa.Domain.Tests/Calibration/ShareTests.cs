using Qa.Domain.Calibration;

namespace Qa.Domain.Tests.Calibration;

public sealed class ShareTests
{
    [Fact]
    public void Is_unknown_and_not_zero_where_nothing_was_counted()
    {
        var nothing = new Share(0, 0);

        Assert.Null(nothing.Value);
        Assert.Null(nothing.Interval);
    }

    /// <summary>Wilson (1927) defines the bounds as the shares p whose distance to the observed one is z standard errors of p itself;
    /// the closed form that is used must satisfy this.</summary>
    [Theory]
    [InlineData(1, 10)]
    [InlineData(5, 10)]
    [InlineData(9, 10)]
    [InlineData(27, 30)]
    [InlineData(80, 100)]
    public void Has_bounds_that_lie_z_standard_errors_away(int hits, int of)
    {
        const double z = 1.6449;
        var share = new Share(hits, of);
        var (low, high) = share.Interval!.Value;

        Assert.Equal(z, (share.Value!.Value - low) / Math.Sqrt(low * (1 - low) / of), 6);
        Assert.Equal(z, (high - share.Value!.Value) / Math.Sqrt(high * (1 - high) / of), 6);
    }

    /// <summary>At the edges the bounds have closed forms of their own: 0 hits end at z²/(n+z²).</summary>
    [Theory]
    [InlineData(0, 10, 0, 0.212952)]
    [InlineData(10, 10, 0.787048, 1)]
    public void Stays_within_0_and_1(int hits, int of, double low, double high)
    {
        var interval = new Share(hits, of).Interval!.Value;

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }
}
