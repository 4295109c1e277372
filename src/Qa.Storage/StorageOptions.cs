using Microsoft.Extensions.Configuration;

namespace Qa.Storage;

/// <summary>Where the store is. Bound from the section <c>Qa</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Qa";

    /// <summary>Directory of the embedded store; created when it is absent. One running process per directory.</summary>
    /// <value>Default <c>./data</c>.</value>
    public string DataDir { get; set; } = "./data";

    /// <summary>The database file within <see cref="DataDir"/>.</summary>
    public string DatabasePath => Path.Combine(Path.GetFullPath(DataDir), "qa.db");

    /// <summary>Whether <c>Qa:Storage</c> is <c>postgres</c>; else the embedded store is used.</summary>
    public static bool IsPostgres(IConfiguration configuration) =>
        string.Equals(configuration[$"{Section}:Storage"], "postgres", StringComparison.OrdinalIgnoreCase);
}
