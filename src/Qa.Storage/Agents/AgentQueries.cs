using Dapper;
using Qa.Storage.Overview;
using Qa.Storage.Trends;

namespace Qa.Storage.Agents;

/// <summary>What pages ask about many agents; one agent answers for itself.</summary>
public sealed class AgentQueries(QaStore store)
{
    /// <param name="from">First day.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <param name="team">Only calls taken for this team; null for all.</param>
    /// <returns>Agents with a call in the period or in the one before it, ascending by id; ranking is up to the reader.</returns>
    /// <exception cref="ArgumentException">The period ends before it begins.</exception>
    public Task<ImmutableArray<TallyRow>> Ranking(DateOnly from, DateOnly to, string? team = null, CancellationToken cancellation = default)
    {
        var period = new Period(from, to);
        return store.Read(
            connection =>
            {
                var tallies = new SortedDictionary<string, PeriodTally>(StringComparer.Ordinal);
                foreach (var day in period.DaysWithPrevious(connection, team))
                {
                    if (!tallies.TryGetValue(day.Agent, out var tally))
                        tallies.Add(day.Agent, tally = new PeriodTally(period));
                    tally.Add(day);
                }

                var people = connection.Query<PersonRow>(
                    "select a.agent_id as Id, a.name as Name, a.team_id as TeamId, t.name as TeamName from agents a left join teams t on t.team_id = a.team_id")
                    .ToDictionary(row => StoredText.Decode(row.Id), StringComparer.Ordinal);
                return tallies.Select(pair => Row(pair.Key, pair.Value, people.GetValueOrDefault(pair.Key))).ToImmutableArray();
            },
            cancellation);
    }

    private static TallyRow Row(string agent, PeriodTally tally, PersonRow? person) => new(
        agent, StoredText.DecodeOrNull(person?.Name), StoredText.DecodeOrNull(person?.TeamId), StoredText.DecodeOrNull(person?.TeamName),
        tally.Current, tally.Previous);

    private sealed record PersonRow(string Id, string? Name, string? TeamId, string? TeamName);
}
