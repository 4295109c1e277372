using System.Data.Common;
using Dapper;

namespace Qa.Storage.Calls;

/// <summary>A way to find the calls in whose newest transcript certain words occur.</summary>
/// <param name="condition">Given the column with the call's number, and where to put its own parameters.</param>
internal class WordSearch(Func<string, DynamicParameters, string> condition)
{
    /// <summary>For words that no text can hold, such as punctuation alone.</summary>
    public static readonly WordSearch Nothing = new((_, _) => "1 = 0");

    public string Condition(string no, DynamicParameters parameters) => condition(no, parameters);

    /// <summary>Called before calls are counted rather than listed, in the transaction that counts.</summary>
    public virtual void PrepareToCount(DbConnection connection, DbTransaction transaction) { }
}
