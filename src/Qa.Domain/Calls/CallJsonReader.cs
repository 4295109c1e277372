using System.Text.Json;

namespace Qa.Domain.Calls;

/// <summary>Reads the native call JSON in one pass and goes on after a problem, so that a person sees all of them at once.</summary>
internal ref partial struct CallJsonReader
{
    private readonly List<CallProblem> _problems = [];
    private readonly ImmutableSortedDictionary<string, string>.Builder _attributes =
        ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);

    private readonly List<ReadUtterance> _utterances = [];
    private Utf8JsonReader _json;
    private int _utterance = -1;
    private int _word = -1;
    private string? _callId, _agentId, _agentName, _teamId, _teamName, _customerId, _language;
    private Direction? _direction;
    private BusinessLine? _businessLine;
    private DateTimeOffset? _startedAt;
    private ImmutableArray<string> _products = [];
    private int? _utteranceCount;

    private CallJsonReader(ReadOnlySpan<byte> utf8) => _json = new Utf8JsonReader(utf8);

    /// <param name="Index">Position in the array, for paths.</param>
    private readonly record struct ReadUtterance(int Index, Utterance Utterance);

    public static CallReading Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        var reader = new CallJsonReader(utf8);
        if (utf8.Trim(" \t\r\n"u8).IsEmpty)
            return Refused("", "内容为空，请提交一个通话的 JSON 对象。", "The document is empty; send one call as a JSON object.");
        try
        {
            return reader.ReadDocument();
        }
        catch (JsonException error)
        {
            var (line, column) = (error.LineNumber + 1, error.BytePositionInLine + 1);
            return Refused("", $"不是有效的 JSON：第 {line} 行第 {column} 字节处有误，请修正后重新提交。", $"This is not valid JSON: see line {line}, byte {column}.");
        }
    }

    private static CallReading Refused(string path, string zh, string en) => new(null, [new CallProblem(path, new LocalText(zh, en))]);

    private CallReading ReadDocument()
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartObject)
            return Refused("", "应为一个 JSON 对象。", "Expected a JSON object.");
        while (NextField())
            ReadHeaderField();

        // Whatever follows the object is an error, which this finds.
        _json.Read();
        Require(_callId, "callId");
        Require(_agentId, "agentId");
        Require(_startedAt, "startedAt");
        Require(_utteranceCount, "utterances");
        var utterances = InOrder();
        return _problems.Count > 0 ? new CallReading(null, [.. _problems]) : new CallReading(new Call(Header(), utterances), []);
    }

    private readonly CallHeader Header() => new(
        _callId!, _agentId!, _agentName, _teamId, _teamName, _customerId, _direction, _businessLine, _startedAt!.Value,
        _language ?? "zh", _attributes.ToImmutable(), _products);

    private void ReadHeaderField()
    {
        if (Is("utterances"u8))
            ReadUtterances();
        else if (Is("callId"u8))
            _callId = Id("callId");
        else if (Is("agentId"u8))
            _agentId = Id("agentId");
        else if (Is("agentName"u8))
            _agentName = Text("agentName", CallJson.LongestName);
        else if (Is("teamId"u8))
            _teamId = Id("teamId");
        else if (Is("teamName"u8))
            _teamName = Text("teamName", CallJson.LongestName);
        else if (Is("customerId"u8))
            _customerId = Id("customerId");
        else if (Is("direction"u8))
            _direction = Choice<Direction>("direction");
        else if (Is("businessLine"u8))
            _businessLine = Choice<BusinessLine>("businessLine");
        else if (Is("startedAt"u8))
            _startedAt = Time("startedAt");
        else if (Is("language"u8))
            _language = Text("language", CallJson.LongestId) is { Length: > 0 } language ? language : null;
        else if (Is("attributes"u8))
            ReadAttributes();
        else if (Is("products"u8))
            ReadProducts();
        else
            SkipValue();
    }

    private void ReadAttributes()
    {
        if (!Begins("attributes", JsonTokenType.StartObject, "应为对象。", "This must be an object."))
            return;
        while (NextField())
        {
            var name = LenientText.Of(ref _json);
            if (name.Length > CallJson.LongestName)
                TooLong("attributes", CallJson.LongestName);
            if (AttributeValue($"attributes.{name}") is { } value)
                _attributes[name] = value;
        }
    }

    private void ReadProducts()
    {
        if (!Begins("products", JsonTokenType.StartArray, "应为字符串数组。", "This must be an array of strings."))
            return;
        var products = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; NextElement(); i++)
        {
            if (TextHere($"products[{i}]", CallJson.LongestName) is { Length: > 0 } product)
                products.Add(product);
        }

        _products = products.ToImmutable();
    }
}
