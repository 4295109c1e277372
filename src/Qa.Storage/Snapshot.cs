using System.Data;
using System.Data.Common;

namespace Qa.Storage;

internal static class Snapshot
{
    /// <summary>Statements of this transaction see the same moment.</summary>
    public static DbTransaction Of(DbConnection connection) => connection.BeginTransaction(IsolationLevel.RepeatableRead);
}
