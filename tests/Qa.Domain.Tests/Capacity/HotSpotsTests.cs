using Qa.Domain.Capacity;

namespace Qa.Domain.Tests.Capacity;

public sealed class HotSpotsTests
{
    [Fact]
    public void Ranks_by_busy_time_where_all_of_it_is_known()
    {
        var spots = HotSpots.Rank(
        [
            new("call", "a", 500, 1000, 2), new("call", "b", 500, 1000, 4),
            new("agent", "a", 10, 9000, 0.2), new("team", "b", 1, 100, 22),
        ]);

        Assert.Equal(["call", "team", "agent"], spots.Select(spot => spot.GrainType));
        Assert.Equal([0.6, 0.22, 0.18], spots.Select(spot => Math.Round(spot.Share, 9)));
        Assert.Equal(3, spots[0].MeanMilliseconds);
    }

    [Fact]
    public void Ranks_by_messages_where_one_time_is_missing()
    {
        var spots = HotSpots.Rank([new("call", "a", 500, 1000, 20), new("agent", "a", 10, 3000)]);

        Assert.Equal([("agent", 0.75), ("call", 0.25)], spots.Select(spot => (spot.GrainType, spot.Share)));
        Assert.Null(spots[0].MeanMilliseconds);
    }

    [Fact]
    public void Ranks_by_activations_where_one_count_is_missing()
    {
        var spots = HotSpots.Rank([new("call", "a", 30, 1000), new("agent", "a", 90)]);

        Assert.Equal([("agent", 0.75, null), ("call", 0.25, 1000L)], spots.Select(spot => (spot.GrainType, spot.Share, spot.Messages)));
    }

    // Per silo a, b, c, …
    [Theory]
    [InlineData(new[] { 100L, 100, 100 }, 1, 0, "a", false)]
    [InlineData(new[] { 100L, 50, 0 }, 2, 0.8165, "a", true)]
    [InlineData(new[] { 90L, 10, 170 }, 1.8889, 0.7258, "c", true)]
    [InlineData(new[] { 149L, 51, 100 }, 1.49, 0.4001, "a", false)]   // not worth a look
    [InlineData(new[] { 1L, 0, 0 }, 3, 1.4142, "a", false)]           // chance
    [InlineData(new[] { 0L, 0, 0 }, 1, 0, "a", false)]
    [InlineData(new[] { 7L }, 1, 0, "a", false)]
    public void Measures_the_imbalance_over_silos(long[] counts, double imbalance, double variation, string hottest, bool uneven)
    {
        var spot = Assert.Single(HotSpots.Rank(counts.Select((count, i) => new GrainActivity("call", $"{(char)('a' + i)}", count))));

        Assert.Equal(imbalance, spot.Imbalance, 4);
        Assert.Equal(variation, spot.Variation, 4);
        Assert.Equal((hottest, uneven), (spot.HottestSilo, spot.IsUneven));
    }

    [Fact]
    public void Counts_a_silo_that_does_not_report_a_type_as_having_none()
    {
        var spots = HotSpots.Rank([new("call", "a", 50), new("call", "b", 50), new("team", "b", 60)]);

        Assert.Equal(2, spots[1].Imbalance);
        Assert.Equal("b", spots[1].HottestSilo);
    }

    [Fact]
    public void Ranks_nothing_of_nothing() => Assert.Empty(HotSpots.Rank([]));

    [Fact]
    public void Puts_each_into_words()
    {
        var spots = HotSpots.Rank([new("call", "a", 500, 3000, 2), new("call", "b", 500, 3000, 2), new("desk", "a", 1, 300, 10), new("desk", "b", 0, 0)]);

        Assert.Equal("call: 6,000 calls, 2 ms on average, 80 % of the work; spread about evenly.", spots[0].Sentence.En);
        Assert.Equal("desk: 300 calls, 10 ms on average, 20 % of the work; a has 2 times the mean (coefficient of variation 1).", spots[1].Sentence.En);
        Assert.Equal("desk：300 次调用，平均 10 毫秒，占 20%；集中在 a，为平均的 2 倍（变异系数 1）。", spots[1].Sentence.Zh);
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(0, 0, -1)]
    [InlineData(0, 0, double.NaN)]
    public void Refuses_figures_that_cannot_be(long activations, long messages, double milliseconds) =>
        Assert.ThrowsAny<ArgumentException>(() => new GrainActivity("call", "a", activations, messages, milliseconds));
}
