using Qa.Testing.Postgres;

namespace Qa.Storage.Tests;

/// <summary>Room for a store that is opened several times; deleted afterwards.</summary>
internal sealed class TempPlace : IDisposable
{
    private readonly StoreKind _kind;

    public TempPlace(StoreKind kind)
    {
        _kind = kind;
        if (kind is StoreKind.Postgres)
            PostgresTempStore.SkipWithoutServer();
        Name = kind is StoreKind.Sqlite ? Directory.CreateTempSubdirectory("qa-place-").FullName : PrivatePostgres.Shared.CreateDatabase();
    }

    /// <summary>A directory or a connection string.</summary>
    public string Name { get; }

    public void Dispose()
    {
        if (_kind is StoreKind.Sqlite)
            Directory.Delete(Name, recursive: true);
        else
            PrivatePostgres.Shared.DropDatabase(Name);
    }
}
