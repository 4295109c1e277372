using System.Security.Cryptography;

namespace Qa.Cli.Calls;

/// <summary>Remembers on disk which calls a server has acknowledged, so that an interrupted import goes on where it stopped.
/// A call is known by its content: files may be renamed, sorted or mended in between.</summary>
internal sealed class Checkpoint : IDisposable
{
    private const string Header = "qa-import 1 ";

    private readonly HashSet<string> _done = new(StringComparer.Ordinal);
    private readonly string _path;
    private StreamWriter? _file;

    private Checkpoint(string path) => _path = path;

    /// <summary>Acknowledged before this run.</summary>
    public int Known { get; private set; }

    /// <summary>A call that was acknowledged, to ask the server whether it still has it; null if none.</summary>
    public string? LastCallId { get; private set; }

    /// <summary>Reads what is there for this server. A checkpoint of another server is begun anew, and a torn last line is ignored.</summary>
    /// <exception cref="UsageException">The file is something else.</exception>
    public static Checkpoint Open(string path, Uri server)
    {
        var checkpoint = new Checkpoint(path);
        if (!File.Exists(path))
            return checkpoint;

        using var lines = File.ReadLines(path).GetEnumerator();
        if (lines.MoveNext() && !lines.Current.StartsWith(Header, StringComparison.Ordinal))
            throw new UsageException($"{path} 不是导入断点文件，请换一个名字", $"{path} is no import checkpoint; choose another name.");
        if (!string.Equals(lines.Current, Header + server, StringComparison.Ordinal))
            return checkpoint;

        while (lines.MoveNext())
        {
            if (lines.Current.Split(' ', 2) is [{ Length: 32 } key, { Length: > 0 } callId] && checkpoint._done.Add(key))
                checkpoint.LastCallId = callId;
        }

        checkpoint.Known = checkpoint._done.Count;
        return checkpoint;
    }

    /// <summary>Remembers nothing.</summary>
    public static Checkpoint None() => new(string.Empty);

    /// <summary>128 bits of the SHA-256 of a call's bytes.</summary>
    public static string KeyOf(byte[] call) => Convert.ToHexStringLower(SHA256.HashData(call).AsSpan(0, 16));

    public bool Has(string key) => _done.Contains(key);

    /// <summary>Begins to write. Call once, before <see cref="Add"/>.</summary>
    /// <exception cref="IOException">The place cannot be written.</exception>
    public void Start(Uri server)
    {
        var goesOn = Known > 0;
        _file = new StreamWriter(_path, append: goesOn) { AutoFlush = false };
        // Also parts this run from a line that was torn when the last one was killed.
        _file.WriteLine(goesOn ? string.Empty : Header + server);
        _file.Flush();
    }

    /// <summary>Forgets everything: the server does not have these calls any more.</summary>
    public void Clear()
    {
        _done.Clear();
        Known = 0;
        LastCallId = null;
    }

    public void Add(IEnumerable<(string Key, string CallId)> acknowledged)
    {
        if (_file is null)
            return;
        foreach (var (key, callId) in acknowledged)
            _file.WriteLine($"{key} {callId.ReplaceLineEndings(" ")}");
        _file.Flush();
    }

    /// <summary>Everything was acknowledged: nothing is left to go on with.</summary>
    public void Delete()
    {
        Dispose();
        File.Delete(_path);
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }
}
