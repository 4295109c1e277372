using System.Data.Common;
using Qa.Storage.Calls;

namespace Qa.Storage;

/// <summary>What the databases say differently. Everything else is the same SQL.</summary>
internal abstract class Dialect
{
    /// <summary>Condition: these are the utterances of @no and @version.</summary>
    public abstract string UtterancesOfTranscript { get; }

    /// <summary>Condition: the column holds one of the texts of a parameter made by <see cref="Texts"/>.</summary>
    public abstract string IsAmong(string column, string parameter);

    /// <summary>Any number of texts as one parameter, because the number of parameters is limited and the number of texts is not.</summary>
    public abstract object Texts(IEnumerable<string> texts);

    /// <summary>Looks how the words are best found.</summary>
    /// <param name="words">At least one; all of them must occur.</param>
    public abstract WordSearch FindWords(DbConnection connection, DbTransaction transaction, ImmutableArray<SearchWord> words);
}
