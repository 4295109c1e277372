using System.Reflection;
using DbUp;
using DbUp.Engine;
using DbUp.Sqlite.Helpers;
using Microsoft.Data.Sqlite;
using Qa.Domain.Calls;

namespace Qa.Storage.Sqlite;

/// <summary>Brings a database to this build's schema: the embedded scripts in the order of their names, each once, each in a transaction.</summary>
internal static class SchemaUpgrade
{
    /// <exception cref="StorageUnavailableException">The database was written by a newer build, or a script failed; nothing of the script was kept.</exception>
    public static void Run(SqliteConnection connection, string path)
    {
        var upgrade = DeployChanges.To.SqliteDatabase(new SharedConnection(connection))
            .WithScriptsEmbeddedInAssembly(Assembly.GetExecutingAssembly(), name => name.EndsWith(".sql", StringComparison.Ordinal))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build();

        RefuseNewer(upgrade, path);
        var result = upgrade.PerformUpgrade();
        if (!result.Successful)
            throw Failed(result, path);
    }

    private static void RefuseNewer(UpgradeEngine upgrade, string path)
    {
        var known = upgrade.GetDiscoveredScripts().Select(script => script.Name).ToHashSet(StringComparer.Ordinal);
        if (upgrade.GetExecutedScripts().FirstOrDefault(script => !known.Contains(script)) is { } foreign)
        {
            throw new StorageUnavailableException(
                $"The database {path} was written by a newer version of this program (it has \"{foreign}\", which this build does not know).",
                "Start the newer version, or restore a backup from before the upgrade.");
        }
    }

    private static Exception Failed(DatabaseUpgradeResult result, string path)
    {
        var explained = StorageErrors.Explain(result.Error, path);
        return explained is StorageUnavailableException
            ? explained
            : new StorageUnavailableException(
                $"The database {path} could not be upgraded: \"{result.ErrorScript?.Name}\" failed with {result.Error.Message}",
                "Keep the file and report this; the failed step was rolled back.", result.Error);
    }
}
