namespace Qa.Domain.Capacity;

/// <summary>One type of grain over all silos.</summary>
/// <param name="Messages">Null unless every silo that has the type counts them; so also <paramref name="MeanMilliseconds"/>.</param>
/// <param name="MeanMilliseconds">Mean time of a call, weighted by calls.</param>
/// <param name="Share">Share of all types' work: of busy time where it is known for every type, else of messages, else of activations. 0..1.</param>
/// <param name="Imbalance">The fullest silo divided by the mean silo, from 1 (even) to the number of silos; of messages, else of activations.</param>
/// <param name="Variation">Coefficient of variation over the silos (population): 0 is even.</param>
/// <param name="HottestSilo">The fullest silo; of several, the first by name.</param>
/// <param name="IsUneven">More than chance and worth a look.</param>
public sealed record HotSpot(
    string GrainType, long Activations, long? Messages, double? MeanMilliseconds, double Share,
    double Imbalance, double Variation, string HottestSilo, bool IsUneven)
{
    /// <summary>The hot spot in one sentence.</summary>
    public LocalText Sentence
    {
        get
        {
            var (zh, en) = (Count("次调用", "个激活"), Count("calls", "activations"));
            var (times, variation) = (Figure.Of(Imbalance), Figure.Of(Variation));
            var timeZh = MeanMilliseconds is { } mean ? $"，平均 {Figure.Of(mean)} 毫秒" : "";
            var timeEn = MeanMilliseconds is { } same ? $", {Figure.Of(same)} ms on average" : "";
            return new LocalText(
                $"{GrainType}：{zh}{timeZh}，占 {Figure.PercentZh(Share)}；"
                    + (IsUneven ? $"集中在 {HottestSilo}，为平均的 {times} 倍（变异系数 {variation}）。" : "各 silo 大致均匀。"),
                $"{GrainType}: {en}{timeEn}, {Figure.PercentEn(Share)} of the work; "
                    + (IsUneven ? $"{HottestSilo} has {times} times the mean (coefficient of variation {variation})." : "spread about evenly."));
        }
    }

    private string Count(string messages, string activations) =>
        Messages is { } count ? $"{Figure.Of(count)} {messages}" : $"{Figure.Of(Activations)} {activations}";
}
