using System.Globalization;
using Qa.Api.Problems;
using Qa.Domain;

namespace Qa.Api;

/// <summary>Reads query parameters and gathers everything that is wrong with them.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    private readonly ImmutableArray<ProblemPart>.Builder _problems = ImmutableArray.CreateBuilder<ProblemPart>();

    public Problem? Problem => _problems.Count == 0 ? null : Refusals.InvalidQuery(_problems.ToImmutable());

    public void Refuse(string name, LocalText message) => _problems.Add(new ProblemPart(name, message));

    /// <summary>A misspelt filter would otherwise answer too much without a word.</summary>
    public void AllowOnly(params string[] names)
    {
        foreach (var name in query.Keys.Where(name => !names.Contains(name, StringComparer.OrdinalIgnoreCase)))
            Refuse(name, new LocalText($"未知参数；可用：{string.Join("、", names)}", $"Unknown parameter; there are: {string.Join(", ", names)}."));
    }

    public string? Text(string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Refuse(name, new LocalText($"“{text}”不是日期，应如 2026-11-20", $"'{text}' is not a day such as 2026-11-20."));
        return null;
    }

    public decimal? Score(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score) && score is >= 0 and <= 100)
            return score;
        Refuse(name, new LocalText($"“{text}”不是 0 到 100 之间的分数", $"'{text}' is not a score from 0 to 100."));
        return null;
    }

    public int? Whole(string name, int atLeast, int atMost)
    {
        if (Text(name) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= atLeast && number <= atMost)
            return number;
        Refuse(name, new LocalText($"“{text}”不是 {atLeast} 到 {atMost} 之间的整数", $"'{text}' is not a whole number from {atLeast} to {atMost}."));
        return null;
    }

    public T? Choice<T>(string name) where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return null;
        var names = Enum.GetNames<T>();
        if (names.Contains(text, StringComparer.OrdinalIgnoreCase))
            return Enum.Parse<T>(text, ignoreCase: true);
        var choices = string.Join(" | ", names.Select(choice => char.ToLowerInvariant(choice[0]) + choice[1..]));
        Refuse(name, new LocalText($"“{text}”不在可选值中：{choices}", $"'{text}' is none of: {choices}."));
        return null;
    }
}
