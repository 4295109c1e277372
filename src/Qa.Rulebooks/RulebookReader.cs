using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Qa.Domain;
using Qa.Domain.Language.Sayings;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Qa.Rulebooks;

/// <summary>A problem with its place in the file; 1-based, 0 where it has none.</summary>
public sealed record PackProblem(int Line, int Column, bool IsError, LocalText Message);

/// <summary>A pack as read: the book is null when it could not be understood at all.</summary>
public sealed record PackReading(Rulebook? Book, ImmutableArray<PackProblem> Problems)
{
    public bool HasErrors => Book is null || Problems.Any(problem => problem.IsError);
}

/// <summary>Reads rule packs in YAML, as described in Qa.Domain/Rules/README.md and Packs/rulebook.schema.json.
/// A pack may have several parts (YAML documents): the first carries the head, the others add regulations, rules and lists; lists of one name are joined.</summary>
public static partial class RulebookReader
{
    /// <summary>A pack is written by people; more than this is a mistake or an attack.</summary>
    public const int MaxCharacters = 4_000_000;

    /// <summary>The name over sayings that break nothing.</summary>
    private const string Harmless = "harmless";

    /// <summary>Stands between what the other party said and the answer.</summary>
    private const string Answers = " → ";

    /// <summary>Parses and lints. The book has version 0.</summary>
    public static PackReading Read(string yaml)
    {
        var problems = new PackProblems();
        var parts = Parts(yaml, problems);
        if (parts.IsEmpty)
            return new PackReading(null, problems.All());

        var book = Book(parts);
        foreach (var problem in RulebookCheck.Problems(book))
            problems.Add(problem);
        return new PackReading(book, problems.All());
    }

    private static ImmutableArray<PackNode> Parts(string yaml, PackProblems problems)
    {
        if (yaml.Length > MaxCharacters)
        {
            problems.Add(null, true, new LocalText($"规则包超过 {MaxCharacters} 个字符", $"The pack is longer than {MaxCharacters} characters."));
            return [];
        }

        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents.Count > 0 && stream.Documents.All(document => document.RootNode is YamlMappingNode))
                return [.. stream.Documents.Select(document => new PackNode(document.RootNode, string.Empty, problems))];
            problems.Add(null, true, new LocalText("文件的每一部分都应为“键: 值”文档", "Every part of the file must be a document of keys and values."));
        }
        catch (YamlException error)
        {
            problems.AddAt(error.Start, new LocalText($"YAML 语法错误：{error.Message}", $"YAML syntax: {error.Message}"));
        }

        return [];
    }

    private static Rulebook Book(ImmutableArray<PackNode> parts)
    {
        var head = parts[0];
        head.AllowOnly("rulebook", "language", "title", "scoring", "cues", "regulations", "lists", "sayings", "rules");
        foreach (var part in parts.Skip(1))
            part.AllowOnly("regulations", "lists", "sayings", "rules");

        var id = head.Required("rulebook")?.Text() ?? string.Empty;
        if (!Identifier().IsMatch(id))
            head["rulebook"]?.Error("标识只能用小写字母、数字和连字符", "An id has lower-case letters, digits and hyphens only.");
        if (parts.All(part => part["rules"] is null))
            head.Required("rules");

        return new Rulebook(
            id,
            Version: 0,
            head.Required("title")?.Local() ?? new LocalText(id),
            head["language"]?.Text() ?? "zh",
            head["scoring"] is { } scoring ? Scoring(scoring) : ScoringPolicy.Default,
            head["cues"] is { } cues ? Cues(cues) : new ContextCues([], [], [], [], []),
            parts.SelectMany(part => part["lists"]?.Entries() ?? [])
                .GroupBy(entry => entry.Key, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(list => list.Key, list => list.SelectMany(entry => entry.Value.Texts()).ToImmutableArray(), StringComparer.Ordinal),
            [.. parts.SelectMany(part => part["regulations"]?.ItemsById() ?? []).Select(Regulation)],
            [.. parts.SelectMany(part => part["rules"]?.ItemsById() ?? []).Select(RuleReader.Read)])
        {
            Sayings = [.. parts.SelectMany(part => part["sayings"]?.Entries() ?? []).SelectMany(entry => Sayings(entry.Key, entry.Value))],
        };
    }

    private static ScoringPolicy Scoring(PackNode node)
    {
        node.AllowOnly("weights", "points", "maxHitsPerRule", "veto", "vetoCap");
        var defaults = ScoringPolicy.Default;
        return new ScoringPolicy(
            node["weights"] is { } weights ? Numbers<Dimension>(weights) : defaults.Weights,
            node["points"] is { } points ? defaults.Points.SetItems(Numbers<Severity>(points)) : defaults.Points,
            node["maxHitsPerRule"]?.Whole(1, 100) ?? defaults.MaxHitsPerRule,
            node["veto"]?.Choice<VetoMode>() ?? defaults.Veto,
            node["vetoCap"]?.Whole(0, 100) ?? defaults.VetoCap);
    }

    private static ImmutableSortedDictionary<T, int> Numbers<T>(PackNode node) where T : struct, Enum
    {
        var names = Enum.GetNames<T>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]).ToArray();
        node.AllowOnly(names);
        return Enum.GetValues<T>()
            .Select(value => (Value: value, Node: node[names[Array.IndexOf(Enum.GetValues<T>(), value)]]))
            .Where(pair => pair.Node is not null)
            .ToImmutableSortedDictionary(pair => pair.Value, pair => pair.Node!.Whole(0, 100));
    }

    private static ContextCues Cues(PackNode node)
    {
        node.AllowOnly("negators", "quotations", "questions", "warnings", "corrections");
        return new ContextCues(
            node["negators"]?.Texts() ?? [],
            node["quotations"]?.Texts() ?? [],
            node["questions"]?.Texts() ?? [],
            node["warnings"]?.Texts() ?? [],
            node["corrections"]?.Texts() ?? []);
    }

    // "C01 C03" before sayings that mean both; "harmless" before those that mean nothing a rule looks for.
    private static IEnumerable<Saying> Sayings(string meanings, PackNode node)
    {
        var names = meanings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(name => name is not Harmless).ToImmutableArray();
        return node.Texts().Select(text => text.Split(Answers, 2) is [var after, var said] ? new Saying(said, after, names) : new Saying(text, null, names));
    }

    private static Regulation Regulation(PackNode node)
    {
        node.AllowOnly("id", "title", "number", "issuer", "article", "from", "to", "status", "note");
        return new Regulation(
            node.Required("id")?.Text() ?? string.Empty,
            node.Required("title")?.Text() ?? string.Empty,
            node["number"]?.Text() ?? string.Empty,
            node["issuer"]?.Text() ?? string.Empty,
            node["article"]?.Text() ?? string.Empty,
            node.Required("from")?.Day() ?? DateOnly.MinValue,
            node["to"]?.Day(),
            node["status"]?.Choice<RegulationStatus>() ?? RegulationStatus.ToBeVerified,
            node["note"]?.Text() ?? string.Empty);
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,63}$")]
    private static partial Regex Identifier();
}
