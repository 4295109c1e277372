using Qa.Contracts.Teams;
using Qa.Domain.Trends;
using Qa.Grains.Trends;

namespace Qa.Grains.Teams;

internal sealed partial class TeamGrain(IAgentLedger ledger, IOptions<TrendTimings> timings, ILogger<TeamGrain> log) : Grain, ITeamGrain
{
    private TeamBook _book = null!;
    private TeamView? _view;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await Reload(cancellationToken);
        this.RegisterGrainTimer(ReloadOrWarn, new GrainTimerCreationOptions(timings.Value.ReloadEvery, timings.Value.ReloadEvery));
    }

    public async Task Update(AgentSnapshot snapshot)
    {
        // Only changed days are told; of an agent not seen before there may be more in the ledger.
        if (!_book.Knows(snapshot.AgentId))
            await Reload(CancellationToken.None);

        _book = _book.With(snapshot.AgentId, snapshot.Name, snapshot.TeamName, snapshot.Revision, snapshot.Days);
        _view = null;
    }

    public Task<TeamView?> Get()
    {
        _view ??= View();
        return Task.FromResult(_view.Agents.IsEmpty ? null : _view);
    }

    private TeamView View() => new(
        _book.TeamId,
        _book.Name,
        [.. _book.Agents.Where(agent => agent.Value.Days.Count > 0).Select(Member)],
        _book.Days());

    private TeamMember Member(KeyValuePair<string, TeamBookAgent> agent) =>
        new(agent.Key, agent.Value.Name, [.. agent.Value.Days.Select(day => new DayTally(_book.TeamId, day.Key, day.Value))]);

    private async Task Reload(CancellationToken cancellation)
    {
        var team = this.GetPrimaryKeyString();
        _book = TeamBook.Of(team, await ledger.LoadTeam(team, cancellation));
        _view = null;
    }

    private async Task ReloadOrWarn(CancellationToken cancellation)
    {
        try
        {
            await Reload(cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException) // The next tick tries again; meanwhile snapshots still arrive.
        {
            LogNotReloaded(error, this.GetPrimaryKeyString());
        }
    }

    [LoggerMessage(LogLevel.Warning, "Team {Team} could not read the ledger again.")]
    private partial void LogNotReloaded(Exception error, string team);
}
