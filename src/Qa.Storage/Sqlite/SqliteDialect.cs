using System.Data.Common;
using System.Text.Json;
using Qa.Storage.Calls;

namespace Qa.Storage.Sqlite;

internal sealed class SqliteDialect : Dialect
{
    public static readonly SqliteDialect Instance = new();

    public override string UtterancesOfTranscript => "call_no = @no and transcript_version = @version";

    public override string IsAmong(string column, string parameter) => $"{column} in (select value from json_each(@{parameter}))";

    public override object Texts(IEnumerable<string> texts) => JsonSerializer.Serialize(texts);

    public override WordSearch FindWords(DbConnection connection, DbTransaction transaction, ImmutableArray<SearchWord> words) => new((no, parameters) =>
    {
        parameters.Add("text", string.Join(" AND ", words.Select(Phrase)));
        return $"{no} in (select rowid from call_text where call_text match @text)";
    });

    // Tokens hold letters and digits only, so that quoting them is safe whatever was typed.
    private static string Phrase(SearchWord word) => $"\"{string.Join(' ', word.Tokens)}\"{(word.Prefix ? "*" : "")}";
}
