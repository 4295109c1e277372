namespace Qa.Testing.Postgres;

/// <summary>The installed server programs.</summary>
public static class PostgresPrograms
{
    private const string DebianFolder = "/usr/lib/postgresql";

    /// <summary>The folder of the newest installed version; null where there is none.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Null, or the sentence with which tests that need a server skip.</summary>
    public static string? Missing => Folder is null ? "PostgreSQL is not installed; run tests/install-tools.sh." : null;

    internal static string Path(string program) =>
        System.IO.Path.Combine(Folder ?? throw new InvalidOperationException(Missing), program);

    private static string? Find()
    {
        var folders = Directory.Exists(DebianFolder)
            ? Directory.GetDirectories(DebianFolder).OrderByDescending(folder => int.TryParse(System.IO.Path.GetFileName(folder), out var version) ? version : 0)
            : Enumerable.Empty<string>();
        return folders.Select(folder => System.IO.Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(System.IO.Path.Combine(folder, "initdb")) && File.Exists(System.IO.Path.Combine(folder, "postgres")));
    }
}
