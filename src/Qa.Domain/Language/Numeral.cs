using System.Globalization;

namespace Qa.Domain.Language;

internal enum NumeralForm
{
    /// <summary>Not a number that can be read: 一五一十, 三三两两.</summary>
    None,

    /// <summary>One spoken digit, which is a number only before a unit: 三 in 三天, not in 三心二意.</summary>
    SingleDigit,

    /// <summary>Two neighbouring digits: 七八 means 7.5 or so.</summary>
    About,

    /// <summary>Digits one by one: 二零二六, 九五五八八.</summary>
    DigitString,

    /// <summary>Anything else, spoken or written.</summary>
    Number,
}

/// <summary>A number at the start of some text, in Chinese or Arabic digits or both.</summary>
/// <param name="Length">Characters taken; for <see cref="NumeralForm.None"/> those that are to be skipped together.</param>
/// <param name="HasBigUnit">Counted in 千, 万 or 亿, as amounts of money are.</param>
internal readonly record struct Numeral(NumeralForm Form, int Length, decimal Value, bool HasBigUnit)
{
    private const decimal Limit = 1e15m;

    // 一 in front of these begins another word: 三万一定 is 三万 and 一定.
    private const string AfterOne = "定下样直起些般共旦向切边律概并再路块会次个年天月周生份条笔期位";

    // A last digit in front of these counts them and is not short for a unit: 一万一年 is 10000 a year.
    private const string Counted = "年天周个次期份位人季笔户家倍只支种条岁张月日款类";

    public static Numeral Read(ReadOnlySpan<char> text, bool isPercent)
    {
        var run = RunLength(text, isPercent);
        run = WithoutWordStart(text, run);
        if (run == 0)
            return new Numeral(NumeralForm.None, 1, 0, false);
        var whole = ReadRun(text[..run]);
        return whole.Form is NumeralForm.None or NumeralForm.About ? whole : WithDecimals(text, whole, isPercent);
    }

    /// <summary>0–9 for a spoken or written digit, 2 for 两, else −1.</summary>
    public static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        '零' or '〇' => 0,
        '一' or '幺' or '壹' => 1,
        '二' or '两' or '贰' => 2,
        '三' or '叁' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };

    public static bool BeginsOtherWord(char digit, char next) => digit == '一' && AfterOne.Contains(next);

    private static decimal Unit(char c) => c switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => 0,
    };

    private static int RunLength(ReadOnlySpan<char> text, bool isPercent)
    {
        var i = 0;
        while (i < text.Length)
        {
            if (char.IsAsciiDigit(text[i]))
                i += WrittenLength(text[i..]);
            else if (Digit(text[i]) >= 0 || (Unit(text[i]) > 0 && !(isPercent && Unit(text[i]) >= 1000) && !BeginsFraction(text[i..])))
                i++;
            else
                break;
        }

        return i;
    }

    /// <summary>百分之, 百分点: the 百 there counts nothing.</summary>
    private static bool BeginsFraction(ReadOnlySpan<char> text) => text.Length > 2 && text[1] == '分' && text[2] is '之' or '点' or '百';

    private static int WrittenLength(ReadOnlySpan<char> text)
    {
        var i = DigitsLength(text);
        while (i <= 3 * 5 && i + 3 < text.Length && text[i] == ',' && DigitsLength(text[(i + 1)..]) == 3)
            i += 4;
        return i + 1 < text.Length && text[i] == '.' && char.IsAsciiDigit(text[i + 1]) ? i + 1 + DigitsLength(text[(i + 1)..]) : i;
    }

    private static int DigitsLength(ReadOnlySpan<char> text)
    {
        var i = 0;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        return i;
    }

    private static int WithoutWordStart(ReadOnlySpan<char> text, int run)
    {
        if (run < 2 || run >= text.Length || char.IsAsciiDigit(text[run - 1]) || Digit(text[run - 1]) < 0)
            return run;
        var isShort = Unit(text[run - 2]) >= 100 && Counted.Contains(text[run]);
        return isShort || BeginsOtherWord(text[run - 1], text[run]) ? run - 1 : run;
    }

    private static Numeral ReadRun(ReadOnlySpan<char> run)
    {
        if (run.Length == 1)
            return Single(run[0]);
        if (IsDigitString(run, out var digits))
            return digits;
        if (IsAbout(run, out var about))
            return about;
        return ReadUnits(run, out var value, out var hasBigUnit)
            ? new Numeral(NumeralForm.Number, run.Length, value, hasBigUnit)
            : new Numeral(NumeralForm.None, run.Length, 0, false);
    }

    private static Numeral Single(char c) =>
        char.IsAsciiDigit(c) ? new(NumeralForm.Number, 1, Digit(c), false)
        : Digit(c) >= 0 ? new(NumeralForm.SingleDigit, 1, Digit(c), false)
        : Unit(c) == 10 ? new(NumeralForm.SingleDigit, 1, 10, false)
        : new(NumeralForm.None, 1, 0, false);

    private static bool IsDigitString(ReadOnlySpan<char> run, out Numeral digits)
    {
        digits = default;
        decimal value = 0;
        foreach (var c in run)
        {
            if (char.IsAsciiDigit(c) || c == '两' || Digit(c) < 0)
                return false;
            value = value < Limit ? (value * 10) + Digit(c) : value;
        }

        digits = run.Length >= 3 ? new(NumeralForm.DigitString, run.Length, value, false) : default;
        return run.Length >= 3;
    }

    private static bool IsAbout(ReadOnlySpan<char> run, out Numeral about)
    {
        about = default;
        int first = Digit(run[0]), second = Digit(run[1]);
        if (char.IsAsciiDigit(run[0]) || first < 1 || (second != first + 1 && (first, second) != (3, 5)))
            return false;
        var value = (first + second) / 2m;
        foreach (var c in run[2..])
            value = Unit(c) > 0 && value < Limit ? value * Unit(c) : -1;
        about = new(NumeralForm.About, run.Length, value, run.Length > 2);
        return value > 0;
    }

    private static bool ReadUnits(ReadOnlySpan<char> run, out decimal value, out bool hasBigUnit)
    {
        decimal high = 0, middle = 0, low = 0, pending = -1, lastUnit = 0, smallest = 10_000;
        bool afterZero = false, isOneDigit = false;
        (value, hasBigUnit) = (0, false);
        for (var i = 0; i < run.Length;)
        {
            if (Unit(run[i]) is var unit and > 0)
            {
                if (pending < 0 && unit == 10 && smallest > 10)
                    pending = 1;
                if (unit >= 10_000 ? pending < 0 && low == 0 && middle == 0 : pending < 0 || unit >= smallest)
                    return false;
                if (unit >= 10_000)
                {
                    var count = low + Math.Max(pending, 0);
                    (high, middle) = unit == 10_000 ? (high, count * unit) : ((middle + count) * unit, 0);
                    (low, smallest) = (0, 10_000);
                }
                else
                {
                    (low, smallest) = (low + (pending * unit), unit);
                }

                hasBigUnit |= unit >= 1000;
                (pending, lastUnit, afterZero) = (-1, unit, false);
                i++;
            }
            else if (run[i] is '零' or '〇')
            {
                if (pending >= 0 || lastUnit == 0)
                    return false;
                afterZero = true;
                i++;
            }
            else
            {
                if (pending >= 0)
                    return false;
                var length = char.IsAsciiDigit(run[i]) ? WrittenLength(run[i..]) : 1;
                isOneDigit = length == 1;
                if (!TryWritten(run.Slice(i, length), out pending))
                    return false;
                i += length;
            }

            if (high + middle > Limit)
                return false;
        }

        // 三万五 is 35000, 一百八 is 180, but 三万零五 is 30005 and 三十五 is 35.
        var isShort = isOneDigit && !afterZero && lastUnit >= 100;
        value = high + middle + low + (Math.Max(pending, 0) * (isShort ? lastUnit / 10 : 1));
        return true;
    }

    private static bool TryWritten(ReadOnlySpan<char> digits, out decimal value)
    {
        value = Digit(digits[0]);
        return digits.Length == 1
            || (digits.Length <= 20 && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value) && value <= Limit);
    }

    private static Numeral WithDecimals(ReadOnlySpan<char> text, Numeral whole, bool isPercent)
    {
        var point = whole.Length;
        var count = point < text.Length && text[point] == '点' ? DecimalsLength(text[(point + 1)..], isPercent) : 0;
        if (count == 0)
            return whole;
        var value = whole.Value;
        var weight = 1m;
        for (var i = 0; i < count; i++)
            value += Digit(text[point + 1 + i]) * (weight /= 10);
        var end = point + 1 + count;
        var multiplier = isPercent ? 1 : Multiplier(text[end..], ref end);
        return new Numeral(NumeralForm.Number, end, value * multiplier, whole.HasBigUnit || multiplier >= 1000);
    }

    private static int DecimalsLength(ReadOnlySpan<char> text, bool isPercent)
    {
        var count = 0;
        while (count < text.Length && count < 8 && text[count] != '两' && Digit(text[count]) >= 0)
            count++;
        if (count == 0 || count == text.Length)
            return count;

        // 八点三十, 八点零五分, 三点一刻, 三点五点 are times of the day.
        if (text[count] is '十' or '分' or '刻' or '钟' or '点' && !isPercent)
            return 0;
        var countsNext = count > 1 && (text[count] is '年' or '天' or '周' || StartsWith(text[count..], "个月"));
        return countsNext || BeginsOtherWord(text[count - 1], text[count]) ? count - 1 : count;
    }

    private static decimal Multiplier(ReadOnlySpan<char> text, ref int end)
    {
        decimal factor = 1;
        var i = 0;
        if (text.Length > 1 && text[0] is '百' or '千' && text[1] == '万')
            (factor, i) = (Unit(text[0]), 1);
        while (i < text.Length && i < 3 && text[i] is '万' or '亿' && !(i + 1 < text.Length && text[i + 1] == '一'))
            factor *= Unit(text[i++]);
        end += factor >= 10_000 ? i : 0;
        return factor >= 10_000 ? factor : 1;
    }

    private static bool StartsWith(ReadOnlySpan<char> text, string start) => text.StartsWith(start, StringComparison.Ordinal);
}
