namespace Qa.Cli.Bench;

/// <summary>Where a result is kept; opened before the run, so that a minute of load is not lost to a wrong path.</summary>
internal sealed class BenchFile : IAsyncDisposable
{
    private readonly string? _path;
    private readonly StreamWriter _writer;

    private BenchFile(string? path, StreamWriter writer) => (_path, _writer) = (path, writer);

    private string Partial => _path + ".part";

    /// <param name="path">Null for nowhere.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static BenchFile Open(string? path)
    {
        try
        {
            return new BenchFile(path, path is null ? StreamWriter.Null : new StreamWriter(path + ".part"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"写不了 {path}：{error.Message}", $"Cannot write {path}: {error.Message}");
        }
    }

    public async Task Keep(string json)
    {
        if (_path is null)
            return;
        await _writer.WriteLineAsync(json);
        await _writer.DisposeAsync();
        File.Move(Partial, _path, overwrite: true);
    }

    /// <summary>Leaves an older result as it was when there is no new one.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_path is null)
            return;
        await _writer.DisposeAsync();
        File.Delete(Partial);
    }
}
