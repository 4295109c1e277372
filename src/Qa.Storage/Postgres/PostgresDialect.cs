using Dapper;
using Qa.Storage.Calls;

namespace Qa.Storage.Postgres;

internal sealed class PostgresDialect : Dialect
{
    public static readonly PostgresDialect Instance = new();

    // The month names the partition; without it every partition would be looked through.
    public override string UtterancesOfTranscript => """
        call_no = @no and transcript_version = @version
        and month = (select t.month from transcripts t where t.call_no = @no and t.version = @version)
        """;

    public override string IsAmong(string column, string parameter) => $"{column} = any(@{parameter})";

    public override object Texts(IEnumerable<string> texts) => texts.ToArray();

    // Word by word, because the parts of a long call are rows of their own and need not hold all words.
    public override string HasWords(string no, ImmutableArray<SearchWord> words, DynamicParameters parameters)
    {
        for (var i = 0; i < words.Length; i++)
            parameters.Add($"word{i}", WordVector.Query(words[i]));
        return string.Join(" and ", words.Select((_, i) => $"{no} in (select call_no from call_text where words @@ cast(@word{i} as tsquery))"));
    }
}
