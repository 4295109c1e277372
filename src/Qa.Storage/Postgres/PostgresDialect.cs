using System.Data.Common;
using Qa.Storage.Calls;

namespace Qa.Storage.Postgres;

/// <param name="rareWords">Up to so many calls are named by the index of words. Default: every fiftieth of a million.</param>
internal sealed class PostgresDialect(int rareWords = 20_000) : Dialect
{

    // The month names the partition; without it every partition would be looked through.
    public override string UtterancesOfTranscript => """
        call_no = @no and transcript_version = @version
        and month = (select t.month from transcripts t where t.call_no = @no and t.version = @version)
        """;

    public override string IsAmong(string column, string parameter) => $"{column} = any(@{parameter})";

    public override object Texts(IEnumerable<string> texts) => texts.ToArray();

    public override WordSearch FindWords(DbConnection connection, DbTransaction transaction, ImmutableArray<SearchWord> words) =>
        PostgresWords.Find(connection, transaction, words, rareWords);
}
