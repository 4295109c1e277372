using System.Data.Common;
using Dapper;
using Qa.Storage.Calls;

namespace Qa.Storage.Postgres;

/// <summary>
/// Chooses how words are found, which the server's planner cannot do well: it does not know that looking into the words of a call is dear and
/// the index on all calls' words cheap. Rare words: the index names the calls. Frequent words: the list is walked in its order, and soon full.
/// </summary>
internal static class PostgresWords
{
    /// <param name="rare">So many calls are too many to be named: the words are frequent.</param>
    public static WordSearch Find(DbConnection connection, DbTransaction transaction, ImmutableArray<SearchWord> words, int rare)
    {
        var numbers = Candidates(connection, transaction, words, rare);
        return numbers.Length >= rare ? new Frequent(words) : new WordSearch((no, parameters) => Among(no, numbers, words, parameters));
    }

    /// <summary>The calls in which every token occurs, as far as that matters; whether they stand side by side is not asked yet.</summary>
    private static long[] Candidates(DbConnection connection, DbTransaction transaction, ImmutableArray<SearchWord> words, int most)
    {
        var parameters = new DynamicParameters();
        parameters.Add("most", most);
        for (var i = 0; i < words.Length; i++)
            parameters.Add($"word{i}", WordVector.AnyPlace(words[i]));
        // One word alone: the answer ends as soon as it is too long.
        var calls = string.Join(" intersect ", words.Select((_, i) => $"select call_no from call_text where words @@ cast(@word{i} as tsquery)"));
        using (IndexOfWordsOnly(connection, transaction))
            return [.. connection.Query<long>($"{calls} limit @most", parameters, transaction).Distinct()];
    }

    private static string Among(string no, long[] numbers, ImmutableArray<SearchWord> words, DynamicParameters parameters)
    {
        parameters.Add("numbers", numbers);
        var phrases = words.Where(word => word.Tokens.Length > 1).ToImmutableArray();
        return phrases.IsEmpty ? $"{no} = any(@numbers)" : $"{no} = any(@numbers) and {Walked(no, phrases, parameters)}";
    }

    // Word by word, because the parts of a long call are rows of their own and need not hold all words.
    private static string Walked(string no, ImmutableArray<SearchWord> words, DynamicParameters parameters)
    {
        for (var i = 0; i < words.Length; i++)
            parameters.Add($"word{i}", WordVector.Query(words[i]));
        return string.Join(" and ", words.Select((_, i) => $"exists (select 1 from call_text t where t.call_no = {no} and t.words @@ cast(@word{i} as tsquery))"));
    }

    /// <summary>Until it is disposed, a table is read through the index that the words are in, or the one that a filter needs.</summary>
    private static Settings IndexOfWordsOnly(DbConnection connection, DbTransaction transaction) => new(connection, transaction);

    private sealed class Frequent(ImmutableArray<SearchWord> words) : WordSearch((no, parameters) => Walked(no, words, parameters))
    {
        // A count ends with the transaction, and so do the settings.
        public override void PrepareToCount(DbConnection connection, DbTransaction transaction) => IndexOfWordsOnly(connection, transaction);
    }

    private sealed class Settings : IDisposable
    {
        private static readonly string[] Ways = ["enable_seqscan", "enable_indexscan", "enable_indexonlyscan", "enable_mergejoin", "enable_nestloop"];

        private readonly DbConnection _connection;
        private readonly DbTransaction _transaction;

        public Settings(DbConnection connection, DbTransaction transaction)
        {
            (_connection, _transaction) = (connection, transaction);
            Set("off");
        }

        public void Dispose() => Set("on");

        private void Set(string value) => _connection.Execute(string.Concat(Ways.Select(way => $"set local {way} = {value};")), transaction: _transaction);
    }
}
