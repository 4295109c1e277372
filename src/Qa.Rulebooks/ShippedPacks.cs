using System.Collections.Immutable;

namespace Qa.Rulebooks;

/// <summary>The packs that come with the product, as embedded resources.</summary>
public static class ShippedPacks
{
    /// <summary>The default pack: 47 rules for Mandarin calls about finance and wealth management.</summary>
    public const string FinanceZh = "finance-zh";

    public static ImmutableArray<string> Ids { get; } = [FinanceZh];

    /// <returns>The pack's YAML text as the parts of one stream: "id.yaml" with the head first, then "id.*.yaml" in the order of their names.</returns>
    /// <exception cref="ArgumentException">No pack of that id is shipped.</exception>
    public static string Text(string id)
    {
        var parts = typeof(ShippedPacks).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith($"{id}.", StringComparison.Ordinal) && name.EndsWith(".yaml", StringComparison.Ordinal))
            .OrderBy(name => !string.Equals(name, $"{id}.yaml", StringComparison.Ordinal))
            .ThenBy(name => name, StringComparer.Ordinal)
            .Select(name => Resource(name)!)
            .ToArray();
        return parts.Length > 0
            ? string.Join("\n---\n", parts)
            : throw new ArgumentException($"No pack '{id}' is shipped; there are: {string.Join(", ", Ids)}.", nameof(id));
    }

    /// <summary>The JSON Schema (draft 7) of a pack, for editors.</summary>
    public static string Schema() => Resource("rulebook.schema.json")!;

    private static string? Resource(string name)
    {
        using var resource = typeof(ShippedPacks).Assembly.GetManifestResourceStream(name);
        if (resource is null)
            return null;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
