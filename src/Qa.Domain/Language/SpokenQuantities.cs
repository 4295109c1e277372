using System.Globalization;

namespace Qa.Domain.Language;

/// <summary>Writes spoken numbers that are quantities as digits and notes every quantity. Idioms stay: 一定, 万一, 十拿九稳, 一五一十.</summary>
internal readonly ref struct SpokenQuantities
{
    // 一 behind these is the end of a word: 统一, 唯一, 之一.
    private const string BeforeOne = "统唯之任逐专单其";

    // What 十万, 三千 count when it is not money.
    private const string NotMoney = "人次户份个名位家公股套条辆倍岁天年月小分米克吨斤平里步字多几来余支只点";

    private readonly ReadingDraft _source;
    private readonly ReadingDraft _target;
    private readonly ReadOnlySpan<char> _text;

    private SpokenQuantities(ReadingDraft source, ReadingDraft target)
    {
        _source = source;
        _target = target;
        _text = source.Text;
    }

    public static void Write(ReadingDraft source, ReadingDraft target)
    {
        var pass = new SpokenQuantities(source, target);
        for (var i = 0; i < pass._text.Length;)
            i = (CharacterFold.ClassOf(pass._text[i]) & CharacterClass.Numeral) != 0 ? pass.Take(i) : pass.Copy(i, i + 1);
    }

    private int Take(int i)
    {
        var text = _text[i..];
        if (text[0] is '%' or '‰' or '¥' or '$')
            return Copy(i, i + 1);
        if (text[0] == '半')
            return TakeHalf(i);
        if (FractionPrefix(text) is var divisor and > 0)
            return TakeFraction(i, divisor);
        if (text.StartsWith("百分百", StringComparison.Ordinal))
            return WritePercent(i, i + 3, i + 3, 100);
        if (IsPartOfWord(i, out var end))
            return Copy(i, end);
        return TakeNumber(i);
    }

    /// <summary>Where digits are no number: r2, 第三, 万一, 千万别, 几十万, 统一.</summary>
    private bool IsPartOfWord(int i, out int end)
    {
        var previous = i > 0 ? _text[i - 1] : '\0';
        var next = i + 1 < _text.Length ? _text[i + 1] : '\0';
        end = i + 1;
        if (char.IsAsciiDigit(_text[i]) && char.IsAsciiLetterLower(previous))
        {
            while (end < _text.Length && char.IsAsciiLetterOrDigit(_text[end]))
                end++;
            return true;
        }

        if (previous is '第' or '几' or '数' && (previous == '第' || _text[i] == '十'))
        {
            while (end < _text.Length && (Numeral.Digit(_text[end]) >= 0 || _text[end] is '十' or '百' or '千' or '万' or '亿'))
                end++;
            return true;
        }

        if (_text[i] is '百' or '千' or '万' or '亿' or '佰' or '仟')
        {
            end += (_text[i], next) is ('万', '一') or ('千', '万') && previous is not ('十' or '百' or '千') ? 1 : 0;
            return true;
        }

        return (_text[i] == '一' && BeforeOne.Contains(previous)) || (Numeral.Digit(_text[i]) > 0 && IsWeekday(i));
    }

    private bool IsWeekday(int i) =>
        i > 1 && Numeral.Digit(_text[i]) <= 6 && ((_text[i - 1] == '期' && _text[i - 2] == '星') || (_text[i - 1] == '拜' && _text[i - 2] == '礼'));

    private static decimal FractionPrefix(ReadOnlySpan<char> text) =>
        text.Length < 4 || text[1] != '分' || text[2] != '之' ? 0
        : text[0] switch { '百' => 1, '千' => 10, '万' => 100, _ => 0 };

    private int TakeFraction(int i, decimal divisor)
    {
        var at = i + 3;
        if (_text[at] == '百' && divisor == 1)
            return WritePercent(i, at + 1, at + 1, 100);
        var numeral = (CharacterFold.ClassOf(_text[at]) & CharacterClass.Numeral) != 0 ? Numeral.Read(_text[at..], isPercent: true) : default;
        var end = at + numeral.Length;
        if (numeral.Form == NumeralForm.None)
            return Copy(i, at);
        if (numeral.Form == NumeralForm.About)
            return Keep(i, end, end, QuantityKind.Percent, numeral.Value / divisor);

        // 百分之三个点 says it twice.
        var said = QuantityUnit.At(_text[end..]);
        var unitEnd = said is { Kind: QuantityKind.Percent } ? end + said.Words.Length : end;
        return WritePercent(i, unitEnd, unitEnd, (numeral.Value + (said is { Kind: QuantityKind.Percent } ? said.Half : 0)) / divisor);
    }

    private int TakeHalf(int i)
    {
        var rest = _text[(i + 1)..];
        if (rest.IsEmpty || QuantityUnit.At(rest) is not { Half: 0 } unit || unit.Words is "天" or "周" or "日" or "块" || unit.Words[0] is ' ' or '%' or '‰')
            return Copy(i, i + 1);
        var end = i + 1 + unit.Words.Length;
        return unit.Kind == QuantityKind.Percent
            ? WritePercent(i, end, end, 0.5m * unit.Factor)
            : Keep(i, end, end, unit.Kind, 0.5m * unit.Factor);
    }

    private int TakeNumber(int i)
    {
        var numeral = Numeral.Read(_text[i..], isPercent: false);
        var end = i + numeral.Length;
        if (numeral.Form == NumeralForm.None)
            return Copy(i, end);
        var unit = IsFollowedBySpokenMinute(end) ? null : QuantityUnit.At(_text[end..]);
        if (unit is not null && !Suits(unit, numeral, i, end))
            unit = null;
        if (numeral.Form == NumeralForm.About)
            return TakeAbout(i, end, numeral, unit);
        if (unit is null)
            return TakeBare(i, end, numeral);
        if (unit.Kind == QuantityKind.Percent)
            return TakePercent(i, end, numeral.Value, unit);
        return TakeWithUnit(i, end, numeral, unit);
    }

    // 三点 without more is an hour.
    private bool IsFollowedBySpokenMinute(int end) => end < _text.Length && _text[end] == '点';

    private bool Suits(QuantityUnit unit, Numeral numeral, int start, int end)
    {
        var isSingle = numeral.Form == NumeralForm.SingleDigit;
        var next = end + unit.Words.Length < _text.Length ? _text[end + unit.Words.Length] : '\0';
        return unit.Words switch
        {
            "年" => !IsCalendarYear(numeral),
            "日" => !isSingle && !(start > 0 && _text[start - 1] == '月'),
            "块" or "元" when isSingle => _text[start] is not ('一' or '两') || Numeral.Digit(next) > 0,
            "百分点" => !isSingle,
            _ => true,
        };
    }

    private static bool IsCalendarYear(Numeral numeral) =>
        numeral.Form == NumeralForm.DigitString || (numeral is { Form: NumeralForm.Number, Length: 4, HasBigUnit: false, Value: >= 1900 and <= 2100 });

    private int TakeAbout(int start, int end, Numeral numeral, QuantityUnit? unit)
    {
        if (unit is not null)
            return Keep(start, end, end + unit.Words.Length, unit.Kind, (numeral.Value + unit.Half) * unit.Factor);
        return numeral.HasBigUnit && IsMoney(end) ? Keep(start, end, end, QuantityKind.Money, numeral.Value) : Copy(start, end);
    }

    private int TakeBare(int start, int end, Numeral numeral)
    {
        if (numeral.Form == NumeralForm.SingleDigit || (numeral.Value == 10 && end - start == 1))
            return Copy(start, end);
        if (IsApproximate(end))
            return Copy(start, end);
        var at = WriteNumber(start, end, numeral);
        var isMoney = (numeral.HasBigUnit && IsMoney(end)) || (at > 0 && _target.Text[at - 1] is '¥' or '$');
        if (isMoney)
            _target.Quantities.Add(new Quantity(QuantityKind.Money, at, _target.Length, numeral.Value));
        _target.Quantities.Add(new Quantity(QuantityKind.Number, at, _target.Length, numeral.Value));
        return end;
    }

    // 三十几万, 三十多万: digits before and 万 behind are one number, which nobody has said exactly.
    private bool IsApproximate(int end) => end + 1 < _text.Length && _text[end] is '几' or '多' or '来' && _text[end + 1] is '万' or '亿' or '千' or '百';

    private bool IsMoney(int end) => end >= _text.Length || !NotMoney.Contains(_text[end]);

    private int TakePercent(int start, int end, decimal value, QuantityUnit unit)
    {
        var unitEnd = end + unit.Words.Length;
        value = (value + unit.Half) * unit.Factor;

        // 三个点五 is 3.5%, but 三个点一年 is 3% a year.
        if (unit.Words == "个点" && unitEnd < _text.Length && _text[unitEnd] != '两' && Numeral.Digit(_text[unitEnd]) > 0 && !IsNextNumber(unitEnd))
            value += Numeral.Digit(_text[unitEnd++]) / 10m;
        return WritePercent(start, end, unitEnd, value);
    }

    private bool IsNextNumber(int at)
    {
        var next = at + 1 < _text.Length ? _text[at + 1] : '\0';
        return Numeral.BeginsOtherWord(_text[at], next) || Numeral.Digit(next) >= 0 || (CharacterFold.ClassOf(next) & CharacterClass.Numeral) != 0
            || next is '年' or '个' or '天' or '月' or '周' or '块' or '元' or '分' or '点' or '期' or '次' or '笔';
    }

    private int TakeWithUnit(int start, int end, Numeral numeral, QuantityUnit unit)
    {
        var unitEnd = end + unit.Words.Length;
        var value = numeral.Value;
        if (unit.Words == "块" && unitEnd < _text.Length && Numeral.Digit(_text[unitEnd]) > 0 && !IsNextNumber(unitEnd))
            value += Numeral.Digit(_text[unitEnd++]) / 10m;
        var at = unit.Shown is null ? WriteNumber(start, end, numeral) : WriteValue(start, end, value + unit.Half);
        var numberEnd = _target.Length;
        if (unit.Shown is { } shown)
            WriteShown(end, unitEnd, shown);
        else
            Copy(end, unitEnd);
        _target.Quantities.Add(new Quantity(unit.Kind, at, _target.Length, (value + unit.Half) * unit.Factor));
        _target.Quantities.Add(new Quantity(QuantityKind.Number, at, numberEnd, numeral.Value + (unit.Shown is null ? 0 : unit.Half)));
        return unitEnd;
    }

    private int WritePercent(int start, int end, int unitEnd, decimal value)
    {
        var at = _target.Length;
        Span<char> digits = stackalloc char[32];
        var length = Format(value, digits);
        if (unitEnd == end + 1 && _text[start..end].SequenceEqual(digits[..length]))
        {
            Copy(start, unitEnd);
        }
        else
        {
            WriteDigits(start, unitEnd, digits[..length]);
            WriteDigits(start, unitEnd, "%");
        }

        _target.Quantities.Add(new Quantity(QuantityKind.Percent, at, _target.Length, value));
        _target.Quantities.Add(new Quantity(QuantityKind.Number, at, _target.Length - 1, value));
        return unitEnd;
    }

    /// <summary>Written numbers stay as they are (0800 is no 800); spoken ones become digits.</summary>
    private int WriteNumber(int start, int end, Numeral numeral)
    {
        var at = _target.Length;
        if (numeral.Form == NumeralForm.DigitString)
        {
            for (var i = start; i < end; i++)
                Add((char)('0' + Numeral.Digit(_text[i])), i, i + 1);
            return at;
        }

        if (!_text[start..end].ContainsAnyExcept("0123456789."))
        {
            Copy(start, end);
            return at;
        }

        return WriteValue(start, end, numeral.Value);
    }

    private int WriteValue(int start, int end, decimal value)
    {
        var at = _target.Length;
        Span<char> digits = stackalloc char[40];
        var length = Format(value, digits);
        WriteDigits(start, end, digits[..length]);
        return at;
    }

    private static int Format(decimal value, Span<char> digits)
    {
        // Dividing by one with all its zeros takes the trailing zeros away; custom format strings are ten times slower.
        var length = 0;
        _ = value == Math.Truncate(value) && value < long.MaxValue
            ? ((long)value).TryFormat(digits, out length, default, CultureInfo.InvariantCulture)
            : (Math.Round(value, 8) / 1.0000000000000000000000000000m).TryFormat(digits, out length, default, CultureInfo.InvariantCulture);
        return length;
    }

    private void WriteDigits(int start, int end, ReadOnlySpan<char> digits)
    {
        foreach (var digit in digits)
            Add(digit, start, end);
    }

    // The half was said between the words of the unit, so the unit's first character stands for both.
    private void WriteShown(int end, int unitEnd, string shown)
    {
        var hidden = unitEnd - end - shown.Length;
        Add(shown[0], end, end + 1 + hidden);
        for (var i = 1; i < shown.Length; i++)
            Add(shown[i], end + hidden + i, end + hidden + i + 1);
    }

    private int Keep(int start, int end, int unitEnd, QuantityKind kind, decimal value)
    {
        var at = _target.Length;
        Copy(start, Math.Max(end, unitEnd));
        _target.Quantities.Add(new Quantity(kind, at, _target.Length, value));
        return Math.Max(end, unitEnd);
    }

    private void Add(char character, int start, int end)
    {
        var origin = _source.Origin(start, end);
        _target.Add(character, origin.Start, origin.End);
    }

    private int Copy(int start, int end)
    {
        _target.AddFrom(_source, start, end);
        return end;
    }
}
