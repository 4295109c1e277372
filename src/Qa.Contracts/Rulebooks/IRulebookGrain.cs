using Qa.Domain;

namespace Qa.Contracts.Rulebooks;

/// <summary>One rulebook with its published versions. Keyed by the rulebook id. Versions are immutable and start at 1.
/// Reading and proving a pack may take long on a busy machine, and everybody else waits for it: hence the long timeouts.</summary>
[Alias("qa.rulebook-grain")]
public interface IRulebookGrain : IGrainWithStringKey
{
    /// <summary>Publishes the text as the next version if it lints without error and all its examples pass. The newest version's text again changes nothing.</summary>
    /// <param name="yaml">The whole pack.</param>
    /// <param name="by">Who publishes, for the history.</param>
    [Alias("publish"), ResponseTimeout("00:02:00")] Task<PublishReceipt> Publish(string yaml, string by);

    /// <summary>Publishes the pack that comes with the product, unless the newest version was published by a person.
    /// Its examples are a test of the build, not of the start.</summary>
    [Alias("ship"), ResponseTimeout("00:02:00")] Task<PublishReceipt> Ship(string yaml);

    /// <returns>Ascending.</returns>
    [Alias("versions"), ResponseTimeout("00:02:00")] Task<ImmutableArray<RulebookVersion>> Versions();

    /// <param name="version">Null for the newest.</param>
    /// <returns>The text as published, or null.</returns>
    [Alias("text"), ResponseTimeout("00:02:00")] Task<RulebookText?> Text(int? version);
}

/// <param name="Hash">SHA-256 of the text, lower-case hex.</param>
[GenerateSerializer, Immutable, Alias("qa.rulebook-version")]
public sealed record RulebookVersion(int Version, string Hash, string PublishedBy, DateTimeOffset PublishedAt, int Rules);

[GenerateSerializer, Immutable, Alias("qa.rulebook-text")]
public sealed record RulebookText(RulebookVersion Version, string Yaml);

/// <param name="Version">Null when the gate refused it.</param>
[GenerateSerializer, Immutable, Alias("qa.publish-receipt")]
public sealed record PublishReceipt(RulebookVersion? Version, ImmutableArray<PublishProblem> Problems);

/// <param name="Line">1-based; 0 where the problem has no place in the text.</param>
[GenerateSerializer, Immutable, Alias("qa.publish-problem")]
public sealed record PublishProblem(int Line, int Column, bool IsError, LocalText Message);
