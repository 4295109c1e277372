using Qa.Contracts.Rulebooks;

namespace Qa.Grains.Rulebooks;

internal sealed class RulebookDirectoryGrain([PersistentState("rulebook-directory")] IPersistentState<RulebookDirectoryState> state)
    : Grain, IRulebookDirectoryGrain
{
    public async Task Add(string rulebookId)
    {
        if (state.State.Ids.Contains(rulebookId, StringComparer.Ordinal))
            return;

        try
        {
            state.State.Ids.Add(rulebookId);
            await state.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    public Task<ImmutableArray<string>> Ids() => Task.FromResult(state.State.Ids.Order(StringComparer.Ordinal).ToImmutableArray());
}

[GenerateSerializer, Alias("qa.rulebook-directory-state")]
public sealed class RulebookDirectoryState
{
    [Id(0)] public List<string> Ids { get; set; } = [];
}
