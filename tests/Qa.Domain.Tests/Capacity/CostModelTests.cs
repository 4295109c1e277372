using Qa.Domain.Capacity;

namespace Qa.Domain.Tests.Capacity;

public sealed class CostModelTests
{
    private static readonly CostModel Model = new(1.8m, " 元 ");

    // 1.8 an hour for 10 calls/s, that is 36,000 an hour: 0.05 per 1,000.
    [Theory]
    [InlineData(1, 1, 10, 0.05)]
    [InlineData(4, 1, 40, 0.05)]      // linear: as dear per call
    [InlineData(1, 0.5, 5, 0.1)]      // half idle: twice as dear
    [InlineData(3, 0.7, 21, 0.0714)]
    public void Divides_the_price_of_an_hour_by_its_calls(int silos, double utilisation, double calls, double cost)
    {
        var found = Model.Of(silos, Some.TenPerSilo, utilisation);

        Assert.Equal(calls, found.CallsPerSecond, 6);
        Assert.Equal((decimal)cost, found.Per1000Calls);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-300)]
    public void Has_no_price_where_nothing_is_judged(double utilisation) =>
        Assert.Null(Model.Of(2, Some.TenPerSilo, utilisation).Per1000Calls);

    [Fact]
    public void Grows_along_a_curve_that_bends()
    {
        var costs = Model.Along(Some.WithKnee(4), 3, 1);

        Assert.Equal([1, 2, 3], costs.Select(cost => cost.Silos));
        Assert.Equal([0.05m, 0.0562m, 0.0688m], costs.Select(cost => cost.Per1000Calls!.Value));
    }

    [Theory]
    [InlineData(2, 0.7, "2 个 silo 每秒处理 14 通时，每千通 0.07 元。", "0.07 元 per 1,000 calls, with 2 silos judging 14 calls/s.")]
    [InlineData(1, 0, "1 个 silo 几乎没有处理通话，无法计算单价。", "Practically nothing is judged with 1 silo: there is no price per call.")]
    public void Puts_the_cost_into_words(int silos, double utilisation, string zh, string en) =>
        Assert.Equal(new LocalText(zh, en), Model.Sentence(Model.Of(silos, Some.TenPerSilo, utilisation)));

    [Theory]
    [InlineData(-0.01, "CNY")]
    [InlineData(1, "")]
    [InlineData(1, "  ")]
    [InlineData(1, "seventeen letters")]
    public void Refuses_prices_that_cannot_be(double price, string currency) =>
        Assert.ThrowsAny<ArgumentException>(() => new CostModel((decimal)price, currency));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Refuses_a_utilisation_that_cannot_be(double utilisation) =>
        Assert.ThrowsAny<ArgumentException>(() => Model.Of(1, Some.TenPerSilo, utilisation));
}
