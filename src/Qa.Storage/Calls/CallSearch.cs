using System.Text;
using Dapper;
using Qa.Domain.Calls;
using Qa.Domain.Scoring;

namespace Qa.Storage.Calls;

/// <summary>A filter as SQL. The shape follows the indexes: equality filters first, then the order, then "no" as the last key.</summary>
internal sealed class CallSearch
{
    private readonly CallFilter _filter;
    private readonly List<string> _conditions = [];
    private readonly DynamicParameters _parameters = new();

    /// <param name="words">How calls with the filter's text are found; null where it has none.</param>
    public CallSearch(CallFilter filter, WordSearch? words)
    {
        _filter = filter;
        ByHits();
        ByDay();
        ByColumn("c.team_id", "team", filter.Team);
        ByColumn("c.agent_id", "agent", filter.Agent);
        if (filter.BusinessLine is { } line)
            Where("c.business_line = @line", "line", (int)line);
        if (filter.MinScore is { } least)
            Where($"{Keys}.total >= @least", "least", (long)decimal.Ceiling(least * 100m));
        if (filter.MaxScore is { } most)
            Where($"{Keys}.total <= @most", "most", (long)decimal.Floor(most * 100m));
        if (words is not null)
            _conditions.Add(words.Condition(No, _parameters));
    }

    public DynamicParameters Parameters => _parameters;

    private bool ByRule => _filter.Rule is not null;

    // The table whose columns are walked in order: with a rule the hits, which repeat the sort keys for this.
    private string Keys => ByRule ? "h" : "c";

    private string No => ByRule ? "h.call_no" : "c.no";

    private string From => ByRule ? "call_hits h join calls c on c.no = h.call_no" : "calls c";

    /// <summary>Columns of a row type, in the filter's order, after a cursor.</summary>
    public string Page(string columns, string joins, CallCursor? after, int limit)
    {
        var sql = new StringBuilder($"select {columns} from {From} {joins}");
        var conditions = after is { } cursor ? [.. _conditions, After(cursor)] : _conditions;
        AppendWhere(sql, conditions);
        var direction = _filter.Order is CallOrder.Newest or CallOrder.Best ? " desc" : "";
        sql.Append(" order by ").AppendJoin(", ", OrderKeys().Select(key => key + direction));
        _parameters.Add("limit", limit);
        return sql.Append(" limit @limit").ToString();
    }

    /// <summary>How many calls there are, at most <paramref name="limit"/>.</summary>
    public string Count(int limit)
    {
        var sql = new StringBuilder($"select count(*) from (select 1 from {From}");
        AppendWhere(sql, _conditions);
        _parameters.Add("limit", limit);
        return sql.Append(" limit @limit) as found").ToString();
    }

    private IEnumerable<string> OrderKeys() => ByMark(_filter.Order)
        ? [$"{Keys}.total", $"{Keys}.started_local", No]
        : [$"{Keys}.started_local", No];

    private string After(CallCursor cursor)
    {
        _parameters.Add("total", cursor.Total);
        _parameters.Add("started", cursor.StartedLocal);
        _parameters.Add("no", cursor.No);
        var values = ByMark(_filter.Order) ? "(@total, @started, @no)" : "(@started, @no)";
        var comparison = _filter.Order is CallOrder.Newest or CallOrder.Best ? "<" : ">";
        return $"({string.Join(", ", OrderKeys())}) {comparison} {values}";
    }

    private static bool ByMark(CallOrder order) => order is CallOrder.Worst or CallOrder.Best;

    private void ByHits()
    {
        if (_filter.Rule is { } rule)
            Where("h.rule = @rule", "rule", StoredText.Encode(rule));

        if (_filter.Severity is { } severity)
            Where(ByRule ? "h.severity >= @severity" : "c.worst_severity >= @severity", "severity", (int)severity);

        // Serious calls are rare: their own index finds a page of them without walking past all the others.
        if (_filter.Severity >= Severity.Serious && !ByRule)
            _conditions.Add("c.serious = 1");
    }

    private void ByDay()
    {
        if (_filter.From is { } from)
            Where($"{Keys}.started_local >= @from", "from", from.ToDateTime(TimeOnly.MinValue).Ticks);
        if (_filter.To is { } to)
            Where($"{Keys}.started_local <= @to", "to", to.ToDateTime(TimeOnly.MaxValue).Ticks);
    }

    private void ByColumn(string column, string parameter, string? value)
    {
        if (value is not null)
            Where($"{column} = @{parameter}", parameter, StoredText.Encode(value));
    }

    private void Where(string condition, string parameter, object value)
    {
        _conditions.Add(condition);
        _parameters.Add(parameter, value);
    }

    private static void AppendWhere(StringBuilder sql, List<string> conditions)
    {
        if (conditions.Count > 0)
            sql.Append(" where ").AppendJoin(" and ", conditions);
    }
}
