using System.Text.RegularExpressions;

namespace Qa.Domain.Rules;

/// <summary>How a rule's regular expressions are built: linear time, no culture, and as the normalised text is lower-case, no case.</summary>
internal static class RegexTests
{
    /// <exception cref="ArgumentException">The pattern is no regular expression.</exception>
    /// <exception cref="NotSupportedException">It needs backtracking: look-around, back references, atomic groups.</exception>
    public static Regex Compile(string pattern, TimeSpan limit) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, limit);

    public static LocalText? ProblemOf(string pattern)
    {
        if (pattern.Length == 0)
            return new LocalText("正则表达式是空的", "the regular expression is empty");
        try
        {
            return Compile(pattern, Regex.InfiniteMatchTimeout).IsMatch("")
                ? new LocalText("正则表达式会匹配空文本", "the regular expression matches the empty text")
                : null;
        }
        catch (RegexParseException error)
        {
            return new LocalText($"正则表达式在第 {error.Offset + 1} 个字符处有误：{error.Error}", $"the regular expression is wrong at character {error.Offset + 1}: {error.Error}");
        }
        catch (NotSupportedException)
        {
            return new LocalText(
                "正则表达式用了需要回溯的写法（前后断言、反向引用、原子组），这里只允许线性时间的写法",
                "the regular expression needs backtracking (look-around, back references, atomic groups); only what runs in linear time is allowed");
        }
        catch (ArgumentException error)
        {
            return new LocalText($"正则表达式有误：{error.Message}", $"the regular expression is wrong: {error.Message}");
        }
    }
}
