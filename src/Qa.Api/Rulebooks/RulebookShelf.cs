using System.Collections.Concurrent;
using Qa.Contracts.Rulebooks;
using Qa.Domain.Rules;
using Qa.Rulebooks;

namespace Qa.Api.Rulebooks;

/// <summary>Published rulebooks, read and compiled once per text. Versions are immutable and few.</summary>
internal sealed class RulebookShelf
{
    private readonly ConcurrentDictionary<string, Task<CompiledRulebook>> _books = new(StringComparer.Ordinal);

    public async Task<Rulebook> Book(RulebookText text) => (await Compiled(text)).Book;

    public Task<CompiledRulebook> Compiled(RulebookText text) => _books.GetOrAdd($"{text.Version.Hash}@{text.Version.Version}", _ => Task.Run(() =>
    {
        var reading = RulebookReader.Read(text.Yaml);
        return reading.Book is { } book && !reading.HasErrors
            ? CompiledRulebook.Compile(book with { Version = text.Version.Version })
            : throw new InvalidOperationException($"A published rulebook ({text.Version.Hash}) cannot be read by this build.");
    }));
}
