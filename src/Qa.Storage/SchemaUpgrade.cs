using DbUp.Builder;
using DbUp.Engine;
using Qa.Domain.Calls;

namespace Qa.Storage;

/// <summary>Brings a database to this build's schema: the embedded scripts in the order of their names, each once, each in a transaction.</summary>
internal static class SchemaUpgrade
{
    /// <param name="target">The database.</param>
    /// <param name="scripts">The folder of <see cref="EmbeddedScripts"/>.</param>
    /// <param name="place">For error messages.</param>
    /// <param name="explain">Turns the database's errors into what a person can do.</param>
    /// <exception cref="StorageUnavailableException">The database was written by a newer build, or a script failed; nothing of the script was kept.</exception>
    public static void Run(UpgradeEngineBuilder target, string scripts, string place, Func<Exception, Exception> explain)
    {
        var upgrade = target.WithScripts(EmbeddedScripts.Of(scripts)).WithTransactionPerScript().WithVariablesDisabled().LogToNowhere().Build();
        RefuseNewer(upgrade, place);
        var result = upgrade.PerformUpgrade();
        if (!result.Successful)
            throw Failed(result, place, explain);
    }

    private static void RefuseNewer(UpgradeEngine upgrade, string place)
    {
        var known = upgrade.GetDiscoveredScripts().Select(script => script.Name).ToHashSet(StringComparer.Ordinal);
        if (upgrade.GetExecutedScripts().FirstOrDefault(script => !known.Contains(script)) is { } foreign)
        {
            throw new StorageUnavailableException(
                $"The database {place} was written by a newer version of this program (it has \"{foreign}\", which this build does not know).",
                "Start the newer version, or restore a backup from before the upgrade.");
        }
    }

    private static Exception Failed(DatabaseUpgradeResult result, string place, Func<Exception, Exception> explain)
    {
        var explained = explain(result.Error);
        return explained is StorageUnavailableException
            ? explained
            : new StorageUnavailableException(
                $"The database {place} could not be upgraded: \"{result.ErrorScript?.Name}\" failed with {result.Error.Message}",
                "Keep the database and report this; the failed step was rolled back.", result.Error);
    }
}
