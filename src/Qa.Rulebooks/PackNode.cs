using System.Collections.Immutable;
using System.Globalization;
using Qa.Domain;
using YamlDotNet.RepresentationModel;

namespace Qa.Rulebooks;

/// <summary>Collects problems while a pack is read, and remembers where each path stands in the file.</summary>
internal sealed class PackProblems
{
    private readonly List<PackProblem> _problems = [];
    private readonly Dictionary<string, YamlNode> _places = new(StringComparer.Ordinal);

    public void Remember(string path, YamlNode node) => _places[path] = node;

    public void Error(YamlNode node, string zh, string en) => Add(node, true, new LocalText(zh, en));

    public void Add(YamlNode? node, bool isError, LocalText message) =>
        _problems.Add(new PackProblem((int)(node?.Start.Line ?? 0), (int)(node?.Start.Column ?? 0), isError, message));

    public void AddAt(YamlDotNet.Core.Mark mark, LocalText message) =>
        _problems.Add(new PackProblem((int)mark.Line, (int)mark.Column, true, message));

    /// <summary>Places a problem of the domain's own check at the deepest known node of its path.</summary>
    public void Add(Domain.Rules.RulebookProblem problem)
    {
        for (var path = problem.Path; ; path = path[..path.LastIndexOf('/')])
        {
            if (_places.TryGetValue(path, out var node))
            {
                Add(node, problem.IsError, problem.Message);
                return;
            }

            if (!path.Contains('/', StringComparison.Ordinal))
                break;
        }

        Add(null, problem.IsError, problem.Message);
    }

    public ImmutableArray<PackProblem> All() =>
        [.. _problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

}

/// <summary>A node of the pack that knows its path and reports what is wrong with itself.</summary>
internal sealed class PackNode
{
    private readonly YamlNode _node;
    private readonly PackProblems _problems;

    public PackNode(YamlNode node, string path, PackProblems problems)
    {
        _node = node;
        _problems = problems;
        Path = path;
        problems.Remember(path, node);
    }

    public string Path { get; }

    public bool IsMap => _node is YamlMappingNode;

    public bool IsList => _node is YamlSequenceNode;

    public void Error(string zh, string en) => _problems.Error(_node, zh, en);

    /// <summary>The entries of a map. Anything else is a problem and reads as empty.</summary>
    public IEnumerable<(string Key, PackNode Value)> Entries()
    {
        if (_node is not YamlMappingNode map)
        {
            Error("此处应为“键: 值”", "Expected a map of keys and values here.");
            yield break;
        }

        foreach (var (key, value) in map.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? string.Empty;
            yield return (name, new PackNode(value, $"{Path}/{name}", _problems));
        }
    }

    /// <summary>Reports keys that nobody reads, so that a typing error cannot switch a condition off silently.</summary>
    public void AllowOnly(params string[] keys)
    {
        foreach (var (key, value) in Entries())
        {
            if (!keys.Contains(key, StringComparer.Ordinal))
                value.Error($"未知的键“{key}”；此处可用：{string.Join("、", keys)}", $"Unknown key '{key}'; known here: {string.Join(", ", keys)}.");
        }
    }

    public PackNode? this[string key] =>
        _node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var value) && !IsNull(value)
            ? new PackNode(value, Path.Length == 0 ? key : $"{Path}/{key}", _problems)
            : null;

    public PackNode? Required(string key)
    {
        var value = this[key];
        if (value is null)
            Error($"缺少“{key}”", $"'{key}' is missing.");
        return value;
    }

    public IEnumerable<PackNode> Items()
    {
        if (_node is not YamlSequenceNode list)
        {
            Error("此处应为列表", "Expected a list here.");
            yield break;
        }

        for (var i = 0; i < list.Children.Count; i++)
            yield return new PackNode(list.Children[i], $"{Path}/{i}", _problems);
    }

    /// <summary>The items of a list whose paths go by their "id", as the domain names them, and by position where they have none.</summary>
    public IEnumerable<PackNode> ItemsById()
    {
        foreach (var item in Items())
        {
            yield return item._node is YamlMappingNode map
                && map.Children.TryGetValue(new YamlScalarNode("id"), out var id) && id is YamlScalarNode { Value: { Length: > 0 } name }
                    ? new PackNode(item._node, $"{Path}/{name}", _problems)
                    : item;
        }
    }

    public string Text()
    {
        if (_node is YamlScalarNode { Value: { } value })
            return value;
        Error("此处应为一段文字", "Expected a text here.");
        return string.Empty;
    }

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public ImmutableArray<string> Texts() => _node is YamlScalarNode ? [Text()] : [.. Items().Select(item => item.Text())];

    public int Whole(int lowest = int.MinValue, int highest = int.MaxValue)
    {
        if (int.TryParse(Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= lowest && value <= highest)
            return value;
        Error($"此处应为 {lowest} 到 {highest} 的整数", $"Expected a whole number from {lowest} to {highest}.");
        return lowest;
    }

    public double Real(double lowest, double highest)
    {
        if (double.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= lowest && value <= highest)
            return value;
        Error(
            string.Create(CultureInfo.InvariantCulture, $"此处应为 {lowest} 到 {highest} 的数"),
            string.Create(CultureInfo.InvariantCulture, $"Expected a number from {lowest} to {highest}."));
        return lowest;
    }

    public bool Flag() => Choice<bool>(("true", true), ("false", false));

    /// <summary>One of a type's names in camelCase.</summary>
    public T Choice<T>() where T : struct, Enum =>
        Choice([.. Enum.GetValues<T>().Select(value => (Camel(value.ToString()), value))]);

    public T Choice<T>(params (string Name, T Value)[] choices)
    {
        var text = Text();
        foreach (var (name, value) in choices)
        {
            if (string.Equals(name, text, StringComparison.Ordinal))
                return value;
        }

        var names = choices.Select(choice => choice.Name).ToArray();
        Error($"“{text}”不在可选值之内：{string.Join("、", names)}", $"'{text}' is not one of {string.Join(", ", names)}.");
        return choices[0].Value;
    }

    public DateOnly Day()
    {
        if (DateOnly.TryParseExact(Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Error("此处应为日期，如 2026-02-01", "Expected a date such as 2026-02-01.");
        return DateOnly.MinValue;
    }

    /// <summary>A time span such as "15s", "1.5s" or "300ms", in milliseconds.</summary>
    public int Milliseconds()
    {
        var text = Text();
        var (number, factor) = text.EndsWith("ms", StringComparison.Ordinal) ? (text[..^2], 1)
            : text.EndsWith('s') ? (text[..^1], 1000)
            : (string.Empty, 0);
        if (decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value * factor <= int.MaxValue)
            return (int)(value * factor);
        Error("此处应为时长，如 15s 或 300ms", "Expected a time such as 15s or 300ms.");
        return 0;
    }

    /// <summary>A text in one language, or a map { zh, en }.</summary>
    public LocalText Local()
    {
        if (!IsMap)
            return new LocalText(Text());
        AllowOnly("zh", "en");
        return new LocalText(Required("zh")?.Text() ?? string.Empty, this["en"]?.Text() ?? string.Empty);
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static bool IsNull(YamlNode node) =>
        node is YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "" or "~" or "null" };
}
