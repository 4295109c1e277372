using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;

namespace Qa.Storage.Trends;

/// <summary>A row of agent_days.</summary>
/// <param name="Team">Null where the team is unknown.</param>
internal sealed record AgentDay(string Agent, string? Team, DateOnly Day, Tally Tally);

/// <summary>Day tallies as rows.</summary>
internal static class DayRows
{
    /// <summary>Every column, in the order in which a row is read.</summary>
    public const string Columns = """
        agent_id, team_id, day, n, sum, squares, vetoed,
        attitude_n, attitude_sum, attitude_squares, knowledge_n, knowledge_sum, knowledge_squares,
        resolution_n, resolution_sum, resolution_squares, compliance_n, compliance_sum, compliance_squares, rules
        """;

    /// <summary>Rows of a condition, by day, team and agent.</summary>
    public static IEnumerable<AgentDay> Query(DbConnection connection, string where, object? parameters, DbTransaction? transaction = null)
    {
        using var reader = connection.ExecuteReader($"select {Columns} from agent_days where {where} order by day, team_id, agent_id", parameters, transaction);
        while (reader.Read())
            yield return Read((DbDataReader)reader);
    }

    public static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>As a query's parameter; the writer's statements encode by themselves.</summary>
    public static string Team(string? team) => team is null ? "" : StoredText.Encode(team);

    public static string WriteRules(ImmutableSortedDictionary<string, RuleTally> rules)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (rule, tally) in rules)
            {
                json.WriteStartArray(StoredText.Encode(rule));
                json.WriteNumberValue(tally.Judged);
                json.WriteNumberValue(tally.Hits);
                json.WriteNumberValue(tally.CannotBeJudged);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static AgentDay Read(DbDataReader row)
    {
        var dimensions = ImmutableSortedDictionary.CreateBuilder<Dimension, Moments>();
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            var moments = ReadMoments(row, 7 + (3 * (int)dimension));
            if (moments != default)
                dimensions[dimension] = moments;
        }

        var tally = new Tally(ReadMoments(row, 3), row.GetInt64(6), dimensions.ToImmutable(), ReadRules(row.GetString(19)));
        var team = row.GetString(1);
        return new AgentDay(
            StoredText.Decode(row.GetString(0)), team.Length == 0 ? null : StoredText.Decode(team),
            DateOnly.ParseExact(row.GetString(2), "O", CultureInfo.InvariantCulture), tally);
    }

    private static Moments ReadMoments(DbDataReader row, int column) => new(row.GetInt64(column), row.GetInt64(column + 1), row.GetInt64(column + 2));

    private static ImmutableSortedDictionary<string, RuleTally> ReadRules(string json)
    {
        var rules = ImmutableSortedDictionary.CreateBuilder<string, RuleTally>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(json);
        foreach (var rule in document.RootElement.EnumerateObject())
            rules[StoredText.Decode(rule.Name)] = new RuleTally(rule.Value[0].GetInt64(), rule.Value[1].GetInt64(), rule.Value[2].GetInt64());
        return rules.ToImmutable();
    }
}
