using System.Security.Cryptography;
using System.Text;
using Qa.Contracts.Rulebooks;

namespace Qa.Grains.Rulebooks;

internal sealed class RulebookGrain(
    [PersistentState("rulebook")] IPersistentState<RulebookState> state, RulebookCache cache, TimeProvider clock) : Grain, IRulebookGrain
{
    private const string ByProduct = "shipped";

    private string Id => this.GetPrimaryKeyString();

    private RulebookVersion? Newest => state.State.Versions.LastOrDefault();

    public Task<PublishReceipt> Publish(string yaml, string by) => Publish(yaml, by, runExamples: true);

    public Task<PublishReceipt> Ship(string yaml) =>
        Newest is null || Is(Newest.PublishedBy, ByProduct)
            ? Publish(yaml, ByProduct, runExamples: false)
            : Task.FromResult(new PublishReceipt(Newest, []));

    public Task<ImmutableArray<RulebookVersion>> Versions() => Task.FromResult(state.State.Versions.ToImmutableArray());

    public async Task<RulebookText?> Text(int? version)
    {
        var found = version is null ? Newest : state.State.Versions.FirstOrDefault(known => known.Version == version);
        return found is null ? null : new RulebookText(found, await TextOf(found.Version).Read());
    }

    private async Task<PublishReceipt> Publish(string yaml, string by, bool runExamples)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml)));
        if (Newest is { } newest && Is(newest.Hash, hash))
            return new PublishReceipt(newest, []);

        var number = (Newest?.Version ?? 0) + 1;
        var gate = await Task.Run(() => PublishGate.Check(yaml, Id, number, runExamples));
        if (gate.Compiled is not { } compiled)
            return new PublishReceipt(null, gate.Problems);

        var version = new RulebookVersion(number, hash, by, clock.GetUtcNow(), compiled.Book.Rules.Length);
        await Keep(version, yaml);
        cache.Put(compiled);
        return new PublishReceipt(version, gate.Problems);
    }

    // The list of versions is written last: until then nobody can see the text, and a failed try may be repeated.
    private async Task Keep(RulebookVersion version, string yaml)
    {
        await GrainFactory.GetGrain<IRulebookDirectoryGrain>(IRulebookDirectoryGrain.TheOne).Add(Id);
        await TextOf(version.Version).Write(yaml);
        try
        {
            state.State.Versions.Add(version);
            await state.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    private IRulebookTextGrain TextOf(int version) => GrainFactory.GetGrain<IRulebookTextGrain>($"{Id}@{version}");

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}

/// <summary>What a rulebook keeps besides the texts.</summary>
[GenerateSerializer, Alias("qa.rulebook-state")]
public sealed class RulebookState
{
    [Id(0)] public List<RulebookVersion> Versions { get; set; } = [];
}
