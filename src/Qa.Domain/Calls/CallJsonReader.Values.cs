using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Qa.Domain.Calls;

internal ref partial struct CallJsonReader
{
    private bool NextField() => _json.Read() && _json.TokenType == JsonTokenType.PropertyName;

    private bool NextElement() => _json.Read() && _json.TokenType != JsonTokenType.EndArray;

    // Comparing an escaped name throws where the escapes make lone surrogates; none of our names is written with escapes.
    private readonly bool Is(ReadOnlySpan<byte> name) => !_json.ValueIsEscaped && _json.ValueTextEquals(name);

    private void SkipValue()
    {
        _json.Read();
        _json.Skip();
    }

    private bool Begins(string field, JsonTokenType token, string zh, string en)
    {
        _json.Read();
        if (_json.TokenType == token)
            return true;
        if (_json.TokenType != JsonTokenType.Null)
            Wrong(field, zh, en);
        return false;
    }

    private bool IsObject()
    {
        if (_json.TokenType == JsonTokenType.StartObject)
            return true;
        Wrong("", "应为对象。", "This must be an object.");
        return false;
    }

    private string? Text(string field, int longest)
    {
        _json.Read();
        return TextHere(field, longest);
    }

    private string? TextHere(string field, int longest)
    {
        if (_json.TokenType == JsonTokenType.Null)
            return null;
        if (_json.TokenType != JsonTokenType.String)
        {
            Wrong(field, "应为字符串。", "This must be a string.");
            return null;
        }

        var text = LenientText.Of(ref _json);
        if (text.Length > longest)
            TooLong(field, longest);
        return text;
    }

    private string? Id(string field)
    {
        var id = Text(field, CallJson.LongestId);
        if (id is null)
            return null;
        if (string.IsNullOrWhiteSpace(id))
            Report(field, "不能为空。", "This cannot be empty.");
        else if (id.AsSpan().ContainsAnyInRange('\0', '\x1F'))
            Report(field, "不能含有控制字符。", "This cannot hold control characters.");
        return id;
    }

    private T? Choice<T>(string field)
        where T : struct, Enum
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.Null)
            return null;
        var names = EnumNames<T>.All;
        if (_json.TokenType == JsonTokenType.String)
        {
            for (var i = 0; i < names.Length; i++)
            {
                if (!_json.ValueIsEscaped && _json.ValueTextEquals(names[i]))
                    return EnumNames<T>.ValueAt(i);
            }
        }

        var allowed = string.Join(", ", names);
        var value = _json.TokenType == JsonTokenType.String ? Shortened(LenientText.Of(ref _json)) : null;
        Wrong(
            field,
            value is null ? $"应为以下之一：{allowed}。" : $"不认识“{value}”，应为以下之一：{allowed}。",
            value is null ? $"This must be one of: {allowed}." : $"\"{value}\" is unknown; this must be one of: {allowed}.");
        return null;
    }

    private DateTimeOffset? Time(string field)
    {
        if (Text(field, CallJson.LongestName) is not { } text)
            return null;
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
        if (hasOffset && _json.TryGetDateTimeOffset(out var time))
            return time;
        Report(
            field,
            $"“{Shortened(text)}”不是带时区的时间，应形如 2026-11-20T10:00:00+08:00。",
            $"\"{Shortened(text)}\" is no time with an offset; it should look like 2026-11-20T10:00:00+08:00.");
        return null;
    }

    private int? Whole(string field)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.Null)
            return null;
        if (_json.TokenType == JsonTokenType.Number)
        {
            if (_json.TryGetInt32(out var whole))
                return whole;
            if (_json.TryGetDouble(out var number) && Math.Floor(number) == number && Math.Abs(number) <= int.MaxValue)
                return (int)number;
        }

        Wrong(field, "应为整数。", "This must be a whole number.");
        return null;
    }

    private double? Share(string field)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.Null)
            return null;
        if (_json.TokenType == JsonTokenType.Number && _json.TryGetDouble(out var share) && share is >= 0 and <= 1)
            return share;
        Wrong(field, "应为 0 到 1 之间的数。", "This must be a number from 0 to 1.");
        return null;
    }

    private string? AttributeValue(string field)
    {
        _json.Read();
        switch (_json.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            case JsonTokenType.Number:
                return Encoding.ASCII.GetString(_json.ValueSpan);
            case JsonTokenType.String:
                return TextHere(field, CallJson.LongestText);
            default:
                Wrong(field, "应为字符串、数字或布尔值。", "This must be a string, a number or a boolean.");
                return null;
        }
    }

    private readonly void Require<T>(T? value, string field)
    {
        // A value that was there but wrong has been reported already.
        var path = PathOf(field);
        if (value is null && _problems.TrueForAll(problem => problem.Path != path))
            Report(field, "缺少此必填字段。", "This field is required.");
    }

    private void Wrong(string field, string zh, string en)
    {
        Report(field, zh, en);
        _json.Skip();
    }

    private readonly void TooLong(string field, int longest) =>
        Report(field, $"超过 {longest.ToString(CultureInfo.InvariantCulture)} 个字符。", $"This is longer than {longest.ToString(CultureInfo.InvariantCulture)} characters.");

    private readonly void Report(string field, string zh, string en) => ReportAt(PathOf(field), zh, en);

    private readonly void ReportAt(string path, string zh, string en)
    {
        if (_problems.Count < CallJson.MostProblems)
            _problems.Add(new CallProblem(path, new LocalText(zh, en)));
    }

    private readonly string PathOf(string field)
    {
        var path = _utterance < 0 ? "" : _word < 0 ? $"utterances[{_utterance}]" : $"utterances[{_utterance}].words[{_word}]";
        return path.Length > 0 && field.Length > 0 ? $"{path}.{field}" : path + field;
    }

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
