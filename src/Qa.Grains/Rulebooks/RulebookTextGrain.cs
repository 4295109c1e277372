using Orleans.Configuration;

namespace Qa.Grains.Rulebooks;

/// <summary>The text of one version, apart from the list of versions, so that publishing never rewrites old texts. Keyed by "id@version".</summary>
[Alias("qa.rulebook-text-grain")]
internal interface IRulebookTextGrain : IGrainWithStringKey
{
    [Alias("write")] Task Write(string yaml);

    [Alias("read")] Task<string> Read();
}

[CollectionAgeLimit(Minutes = 2)]
internal sealed class RulebookTextGrain([PersistentState("rulebook-text")] IPersistentState<RulebookTextState> state) : Grain, IRulebookTextGrain
{
    public async Task Write(string yaml)
    {
        state.State.Yaml = yaml;
        try
        {
            await state.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    public Task<string> Read() => Task.FromResult(state.State.Yaml);
}

[GenerateSerializer, Alias("qa.rulebook-text-state")]
public sealed class RulebookTextState
{
    [Id(0)] public string Yaml { get; set; } = "";
}
