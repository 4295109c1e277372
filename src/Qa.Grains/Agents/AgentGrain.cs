using Qa.Contracts.Agents;
using Qa.Contracts.Teams;
using Qa.Domain.Trends;
using Qa.Grains.Trends;

namespace Qa.Grains.Agents;

internal sealed partial class AgentGrain(IAgentLedger ledger, IOptions<TrendTimings> timings, TimeProvider clock, ILogger<AgentGrain> log)
    : Grain, IAgentGrain
{
    private readonly HashSet<(string Team, DateOnly Day)> _untold = [];
    private AgentBook _book = null!;
    private IGrainTimer? _teller;
    private long _revision;

    public override async Task OnActivateAsync(CancellationToken cancellationToken) =>
        _book = await ledger.Load(this.GetPrimaryKeyString(), cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Tell();

    public async Task Apply(ImmutableArray<CallFact> facts)
    {
        var calls = facts.Select(fact => fact.CallId).Distinct(StringComparer.Ordinal).ToArray();
        var change = AgentCounting.Count(_book, facts, await ledger.Counted(_book.AgentId, calls));
        if (change.Facts.IsEmpty)
            return;

        long revision;
        try
        {
            revision = await ledger.Commit(change.Changed, change.Facts);
        }
        catch
        {
            // Whether it was written is not known, or another activation wrote; the next activation reads what is there.
            DeactivateOnIdle();
            throw;
        }

        _book = change.Book with { Revision = revision };
        foreach (var day in change.Changed.Days)
            if (day.TeamId is { } team)
                _untold.Add((team, day.Day));
        ArmTeller();
    }

    public Task<AgentView?> Get() => Task.FromResult(
        _book.Days.IsEmpty ? null : new AgentView(_book.AgentId, _book.Name, _book.TeamId, _book.TeamName, _book.Days));

    private void ArmTeller()
    {
        if (_untold.Count > 0)
            _teller ??= this.RegisterGrainTimer(TellAndRearm, new GrainTimerCreationOptions(timings.Value.TellEvery, Timeout.InfiniteTimeSpan) { KeepAlive = true });
    }

    private async Task TellAndRearm()
    {
        _teller?.Dispose();
        _teller = null;
        await Tell();
        ArmTeller();
    }

    private async Task Tell()
    {
        foreach (var team in _untold.GroupBy(day => day.Team, day => day.Day, StringComparer.Ordinal).ToArray())
        {
            try
            {
                await GrainFactory.GetGrain<ITeamGrain>(team.Key).Update(Snapshot(team.Key, [.. team]));
                _untold.RemoveWhere(day => string.Equals(day.Team, team.Key, StringComparison.Ordinal));
            }
            catch (Exception error) // Whatever kept the team from hearing: it is told again, or reads the ledger itself.
            {
                LogTeamNotTold(error, _book.AgentId, team.Key);
            }
        }
    }

    private AgentSnapshot Snapshot(string team, HashSet<DateOnly> days)
    {
        var tallies = _book.Days.Where(day => string.Equals(day.TeamId, team, StringComparison.Ordinal)).ToDictionary(day => day.Day, day => day.Tally);

        // Clock ticks, so that a later activation counts on from here.
        _revision = Math.Max(_revision + 1, clock.GetUtcNow().UtcTicks);
        return new AgentSnapshot(
            _book.AgentId,
            _book.Name,
            string.Equals(_book.TeamId, team, StringComparison.Ordinal) ? _book.TeamName : null,
            _revision,
            [.. days.Order().Select(day => new DayTally(team, day, tallies.GetValueOrDefault(day, Tally.Empty)))]);
    }

    [LoggerMessage(LogLevel.Warning, "Agent {Agent} could not tell team {Team}; it will try again.")]
    private partial void LogTeamNotTold(Exception error, string agent, string team);
}
