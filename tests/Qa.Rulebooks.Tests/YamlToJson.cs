using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Qa.Rulebooks.Tests;

/// <summary>A YAML document as JSON, with YAML's core types, so that a JSON Schema can judge it.</summary>
internal static class YamlToJson
{
    /// <summary>Several documents are the parts of one pack: their lists and maps are joined.</summary>
    public static string Convert(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents.Select(document => Node(document.RootNode)!).Aggregate(Join).ToJsonString();
    }

    private static JsonNode Join(JsonNode first, JsonNode second)
    {
        if (first is JsonArray list && second is JsonArray more)
            return new JsonArray([.. list.Concat(more).Select(item => item?.DeepClone())]);
        if (first is not JsonObject map || second is not JsonObject other)
            return second.DeepClone();

        var joined = map.DeepClone().AsObject();
        foreach (var (key, value) in other)
            joined[key] = joined[key] is { } known ? Join(known, value!) : value?.DeepClone();
        return joined;
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Node(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
        YamlScalarNode scalar => Scalar(scalar),
        _ => throw new InvalidOperationException($"{node.NodeType} at line {node.Start.Line}"),
    };

    // A quoted scalar is a text, whatever it looks like.
    private static JsonNode? Scalar(YamlScalarNode scalar) => scalar switch
    {
        { Style: not ScalarStyle.Plain } => JsonValue.Create(scalar.Value),
        { Value: "" or "null" or "~" } => null,
        { Value: "true" } => JsonValue.Create(true),
        { Value: "false" } => JsonValue.Create(false),
        { Value: { } text } when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
        { Value: { } text } when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) => JsonValue.Create(real),
        _ => JsonValue.Create(scalar.Value),
    };
}
