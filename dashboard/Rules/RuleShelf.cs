using System.Collections.Concurrent;
using System.Globalization;
using Orleans;
using Qa.Contracts.Rulebooks;
using Qa.Domain.Rules;
using Qa.Rulebooks;

namespace Qa.Dashboard.Rules;

/// <summary>A published rulebook, read once and kept: versions are immutable.</summary>
public sealed record ShelvedBook(Rulebook Book, RulebookVersion Version)
{
    private readonly ImmutableDictionary<string, Rule> _rules = Book.Rules.ToImmutableDictionary(rule => rule.Id, StringComparer.Ordinal);

    private readonly ImmutableDictionary<string, Regulation> _regulations =
        Book.Regulations.ToImmutableDictionary(regulation => regulation.Id, StringComparer.Ordinal);

    public Rule? Rule(string id) => _rules.GetValueOrDefault(id);

    public Regulation? Regulation(string id) => _regulations.GetValueOrDefault(id);
}

/// <summary>Finds rulebooks by version. Shared by all pages.</summary>
public sealed class RuleShelf(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<(string Id, int Version), ShelvedBook> _books = new();

    /// <returns>The newest version of the shipped pack, or null before anything is published.</returns>
    public async Task<ShelvedBook?> Newest(string id = ShippedPacks.FinanceZh)
    {
        var versions = await Versions(id);
        return versions is [.., var newest] ? await Read(id, newest.Version) : null;
    }

    /// <returns>Ascending.</returns>
    public Task<ImmutableArray<RulebookVersion>> Versions(string id = ShippedPacks.FinanceZh) =>
        grains.GetGrain<IRulebookGrain>(id).Versions();

    /// <param name="reference">"id@version", as assessments name it.</param>
    /// <returns>Null for a book that is not published here.</returns>
    public async Task<ShelvedBook?> Find(string reference)
    {
        var at = reference.LastIndexOf('@');
        return at > 0 && int.TryParse(reference.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? await Read(reference[..at], version)
            : null;
    }

    private async Task<ShelvedBook?> Read(string id, int version)
    {
        if (_books.TryGetValue((id, version), out var known))
            return known;

        if (await grains.GetGrain<IRulebookGrain>(id).Text(version) is not { } text)
            return null;

        var book = RulebookReader.Read(text.Yaml).Book
            ?? throw new InvalidDataException($"Rulebook {id}@{version} was published but can no longer be read.");
        return _books.GetOrAdd((id, version), new ShelvedBook(book with { Version = version }, text.Version));
    }
}
