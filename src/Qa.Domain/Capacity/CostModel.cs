namespace Qa.Domain.Capacity;

/// <summary>What judging calls costs. Only silos are counted; a database's price can be spread over them by whoever sets the price.</summary>
[GenerateSerializer, Immutable, Alias("qa.cost-model")]
public sealed record CostModel
{
    /// <summary>Characters a currency may have: enough for a name, too few for a page.</summary>
    public const int LongestCurrency = 16;

    // A call that costs more than this is not a cost but a division by nothing.
    private const double Absurd = 1e12;

    /// <param name="pricePerSiloHour">What one silo costs an hour, 0 or more, set by the user.</param>
    /// <param name="currency">As the user writes it, for instance 元, CNY, €; not empty.</param>
    /// <exception cref="ArgumentException">The price is negative, or the currency empty or too long.</exception>
    public CostModel(decimal pricePerSiloHour, string currency)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pricePerSiloHour);
        ArgumentException.ThrowIfNullOrWhiteSpace(currency);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(currency.Trim().Length, LongestCurrency, nameof(currency));
        (PricePerSiloHour, Currency) = (pricePerSiloHour, currency.Trim());
    }

    [Id(0)] public decimal PricePerSiloHour { get; }

    [Id(1)] public string Currency { get; }

    /// <summary>Price of the silos' hour divided by the calls they judge in it. Half the utilisation doubles it.</summary>
    /// <param name="silos">1 or more.</param>
    /// <param name="utilisation">Share of the throughput in use, 0..1.</param>
    public SiloCost Of(int silos, MeasuredThroughput throughput, double utilisation)
    {
        if (utilisation is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(utilisation), utilisation, "A share from 0 to 1.");

        var calls = throughput.At(Require.AtLeast(1, silos)) * utilisation;
        var cost = (double)PricePerSiloHour * silos * 1000 / (calls * 3600);
        return new SiloCost(silos, calls, cost < Absurd ? decimal.Round((decimal)cost, 4) : null);
    }

    /// <summary>The cost on 1, 2, … silos: with contention each call becomes dearer the more silos share the work.</summary>
    public ImmutableArray<SiloCost> Along(MeasuredThroughput throughput, int upTo, double utilisation) =>
        [.. Enumerable.Range(1, Require.AtLeast(1, upTo)).Select(silos => Of(silos, throughput, utilisation))];

    /// <summary>The cost in one sentence.</summary>
    public LocalText Sentence(SiloCost cost) => cost.Per1000Calls is { } price
        ? new LocalText(
            $"{cost.Silos} 个 silo 每秒处理 {Figure.Of(cost.CallsPerSecond)} 通时，每千通 {Figure.Of((double)price)} {Currency}。",
            $"{Figure.Of((double)price)} {Currency} per 1,000 calls, with {Figure.Silos(cost.Silos)} judging {Figure.Of(cost.CallsPerSecond)} calls/s.")
        : new LocalText(
            $"{cost.Silos} 个 silo 几乎没有处理通话，无法计算单价。", $"Practically nothing is judged with {Figure.Silos(cost.Silos)}: there is no price per call.");
}
