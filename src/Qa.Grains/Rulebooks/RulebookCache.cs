using System.Collections.Concurrent;
using Qa.Contracts.Rulebooks;
using Qa.Domain.Rules;
using Qa.Rulebooks;

namespace Qa.Grains.Rulebooks;

/// <summary>The compiled rulebooks of this silo: the one in force, and older versions that an explanation asked for.</summary>
internal sealed class RulebookCache(IGrainFactory grains, IOptions<RulebookSettings> settings)
{
    private readonly ConcurrentDictionary<string, Task<CompiledRulebook>> _compiled = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private CompiledRulebook? _current;

    private string InForce => settings.Value.InForce;

    /// <returns>The newest version known to this silo.</returns>
    /// <exception cref="InvalidOperationException">The rulebook in force was never published.</exception>
    public async ValueTask<CompiledRulebook> Current()
    {
        if (Volatile.Read(ref _current) is { } current)
            return current;

        await Refresh();
        return Volatile.Read(ref _current)
            ?? throw new InvalidOperationException($"Rulebook {InForce} has no published version; publish one, or name another in Qa:Rulebook:InForce.");
    }

    /// <param name="reference">"id@version".</param>
    public Task<CompiledRulebook> At(string reference)
    {
        var at = reference.LastIndexOf('@');
        return At(reference[..at], int.Parse(reference.AsSpan(at + 1), System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Asks the grain for the newest version.</summary>
    public async Task Refresh()
    {
        var versions = await grains.GetGrain<IRulebookGrain>(InForce).Versions();
        if (versions.IsEmpty || Volatile.Read(ref _current)?.Book.Version >= versions[^1].Version)
            return;

        Promote(await At(InForce, versions[^1].Version));
    }

    /// <summary>Takes a version that was just published.</summary>
    public void Put(CompiledRulebook book)
    {
        _compiled[book.Book.Reference] = Task.FromResult(book);
        if (string.Equals(book.Book.Id, InForce, StringComparison.Ordinal))
            Promote(book);
    }

    private void Promote(CompiledRulebook book)
    {
        lock (_gate)
        {
            if (_current is null || _current.Book.Version < book.Book.Version)
                Volatile.Write(ref _current, book);
        }
    }

    private async Task<CompiledRulebook> At(string id, int version)
    {
        var key = $"{id}@{version}";

        // On the thread pool, because the first asker is often a grain and compiling takes milliseconds.
        var compiling = _compiled.GetOrAdd(key, _ => Task.Run(() => Compile(id, version)));
        try
        {
            return await compiling;
        }
        catch
        {
            _compiled.TryRemove(new KeyValuePair<string, Task<CompiledRulebook>>(key, compiling));
            throw;
        }
    }

    private async Task<CompiledRulebook> Compile(string id, int version)
    {
        var text = await grains.GetGrain<IRulebookGrain>(id).Text(version)
            ?? throw new InvalidOperationException($"Rulebook {id}@{version} is not published.");
        var reading = RulebookReader.Read(text.Yaml);
        return reading.Book is { } book
            ? CompiledRulebook.Compile(book with { Version = version })
            : throw new InvalidOperationException($"Rulebook {id}@{version} cannot be read by this build: {string.Join("; ", reading.Problems.Select(problem => problem.Message.En))}");
    }
}
