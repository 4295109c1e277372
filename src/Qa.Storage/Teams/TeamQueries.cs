using Dapper;
using Qa.Storage.Overview;
using Qa.Storage.Trends;

namespace Qa.Storage.Teams;

/// <summary>A team in a list or a filter.</summary>
/// <param name="Name">Null where no call ever told it.</param>
public sealed record TeamName(string Id, string? Name);

/// <summary>What pages ask about many teams; one team answers for itself.</summary>
public sealed class TeamQueries(QaStore store)
{
    /// <returns>Every team that any call named, ascending by id.</returns>
    public Task<ImmutableArray<TeamName>> List(CancellationToken cancellation = default) => store.Read(
        connection => connection.Query<NameRow>("select team_id as Id, name as Name from teams")
            .Select(row => new TeamName(StoredText.Decode(row.Id), StoredText.DecodeOrNull(row.Name)))
            .OrderBy(team => team.Id, StringComparer.Ordinal)
            .ToImmutableArray(),
        cancellation);

    /// <param name="from">First day.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <returns>Teams with a call in the period or in the one before it, ascending by id; calls without a team are left out.</returns>
    /// <exception cref="ArgumentException">The period ends before it begins.</exception>
    public Task<ImmutableArray<TallyRow>> Ranking(DateOnly from, DateOnly to, CancellationToken cancellation = default)
    {
        var period = new Period(from, to);
        return store.Read(
            connection =>
            {
                var tallies = new SortedDictionary<string, PeriodTally>(StringComparer.Ordinal);
                foreach (var day in period.DaysWithPrevious(connection, null))
                {
                    if (day.Team is null)
                        continue;
                    if (!tallies.TryGetValue(day.Team, out var tally))
                        tallies.Add(day.Team, tally = new PeriodTally(period));
                    tally.Add(day);
                }

                var names = connection.Query<NameRow>("select team_id as Id, name as Name from teams")
                    .ToDictionary(row => StoredText.Decode(row.Id), row => StoredText.DecodeOrNull(row.Name), StringComparer.Ordinal);
                return tallies.Select(pair => Row(pair.Key, names.GetValueOrDefault(pair.Key), pair.Value)).ToImmutableArray();
            },
            cancellation);
    }

    private static TallyRow Row(string team, string? name, PeriodTally tally) => new(team, name, team, name, tally.Current, tally.Previous);

    private sealed record NameRow(string Id, string? Name);
}
