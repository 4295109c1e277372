using Dapper;
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

    /// <summary>Condition: every word occurs in the newest transcript of a call.</summary>
    /// <param name="no">The column with the call's number.</param>
    /// <param name="words">At least one.</param>
    /// <param name="parameters">Gets the condition's parameters.</param>
    public abstract string HasWords(string no, ImmutableArray<SearchWord> words, DynamicParameters parameters);
}
