using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Qa.Domain;

namespace Qa.Cli.Calls;

/// <summary>Finds and reads files of calls: JSON Lines line by line, JSON whole (one call) or element by element (an array). Never holds more than one call.</summary>
internal static class CallFiles
{
    /// <summary>The server takes at most this much in one call by default.</summary>
    public const int LongestCall = 16 << 20;

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Files as they are named, folders with everything below them, in the order of names.</summary>
    /// <exception cref="UsageException">A path is not there, a file has another form, or there is nothing to read.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths)
    {
        string[] files;
        try
        {
            files = [.. paths.SelectMany(Expand).Distinct(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"读不了文件夹：{error.Message}", $"Cannot read the folder: {error.Message}");
        }

        return files.Length > 0 ? files : throw new UsageException("没有找到通话文件（*.json、*.ndjson、*.jsonl）", "No files of calls found (*.json, *.ndjson, *.jsonl).");
    }

    public static async IAsyncEnumerable<SourceLine> Read(IEnumerable<string> files, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var file in files)
        {
            await using var lines = ReadFile(file, cancellation).GetAsyncEnumerator(cancellation);
            while (await Next(lines, file) is { } line)
            {
                yield return line;
                if (line is { Line: 0, Bytes: null })
                    break;
            }
        }
    }

    private static IEnumerable<string> Expand(string path)
    {
        if (File.Exists(path))
            return IsCalls(path) ? [path] : throw new UsageException($"{path} 不是 .json、.ndjson 或 .jsonl", $"{path} is none of .json, .ndjson, .jsonl.");
        if (!Directory.Exists(path))
            throw new UsageException($"找不到 {path}", $"There is no {path}.");
        return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsCalls).Order(StringComparer.Ordinal);
    }

    private static bool IsCalls(string file) => Path.GetExtension(file).ToLowerInvariant() is ".json" or ".ndjson" or ".jsonl";

    // A file that breaks while it is read ends here with its reason, and the next one goes on.
    private static async ValueTask<SourceLine?> Next(IAsyncEnumerator<SourceLine> lines, string file)
    {
        try
        {
            return await lines.MoveNextAsync() ? lines.Current : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new SourceLine(file, 0, null, new LocalText($"读不了文件：{error.Message}", $"Cannot read the file: {error.Message}"), 0);
        }
        catch (JsonException error)
        {
            return new SourceLine(file, 0, null, new LocalText($"不是合法的 JSON：{error.Message}", $"Not JSON: {error.Message}"), 0);
        }
    }

    private static IAsyncEnumerable<SourceLine> ReadFile(string file, CancellationToken cancellation) =>
        Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase) ? ReadJson(file, cancellation) : ReadLines(file, cancellation);

    private static async IAsyncEnumerable<SourceLine> ReadJson(string file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(file);
        if (!await IsArray(stream, cancellation))
        {
            if (stream.Length > LongestCall)
            {
                yield return TooLong(file, 0, stream.Length);
                yield break;
            }

            var bytes = new byte[stream.Length - stream.Position];
            await stream.ReadExactlyAsync(bytes, cancellation);
            yield return bytes.AsSpan().Trim(" \t\r\n"u8).IsEmpty
                ? new SourceLine(file, 0, null, new LocalText("文件是空的", "The file is empty."), 0)
                : new SourceLine(file, 0, OnOneLine(bytes), null, stream.Length);
            yield break;
        }

        var number = 0;
        await foreach (var call in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(stream, cancellationToken: cancellation))
            yield return new SourceLine(file, ++number, OnOneLine(System.Text.Encoding.UTF8.GetBytes(call.GetRawText())), null, stream.Position);
    }

    /// <summary>Leaves the stream behind a byte order mark.</summary>
    private static async Task<bool> IsArray(FileStream stream, CancellationToken cancellation)
    {
        var head = new byte[4096];
        var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        var skip = head.AsSpan(0, read).StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        stream.Position = skip;
        return head.AsSpan(skip, read - skip).TrimStart(" \t\r\n"u8) is [(byte)'[', ..];
    }

    private static async IAsyncEnumerable<SourceLine> ReadLines(string file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(file);
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        var number = 0;
        long consumed = 0;
        var skipping = false;
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end || (read.IsCompleted && !buffer.IsEmpty && Last(buffer, out end)))
            {
                var content = buffer.Slice(0, end);
                consumed += content.Length + 1;
                buffer = end.Equals(buffer.End) ? buffer.Slice(buffer.End) : buffer.Slice(buffer.GetPosition(1, end));
                number++;
                var line = skipping ? TooLong(file, number, consumed) : LineOf(file, number, content, consumed);
                skipping = false;
                if (line is not null)
                    yield return line;
            }

            // A line without an end is thrown away as it comes, instead of filling the memory.
            if (buffer.Length > LongestCall)
            {
                skipping = true;
                consumed += buffer.Length;
                buffer = buffer.Slice(buffer.End);
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
                break;
        }

        await reader.CompleteAsync();
        if (skipping)
            yield return TooLong(file, number + 1, consumed);
    }

    private static bool Last(ReadOnlySequence<byte> buffer, out SequencePosition end)
    {
        end = buffer.End;
        return true;
    }

    private static SourceLine? LineOf(string file, int number, ReadOnlySequence<byte> content, long consumed)
    {
        if (content.Length > LongestCall)
            return TooLong(file, number, consumed);

        var bytes = content.ToArray();
        if (number == 1 && bytes.AsSpan().StartsWith(ByteOrderMark))
            bytes = bytes[ByteOrderMark.Length..];
        return bytes.AsSpan().Trim(" \t\r"u8).IsEmpty ? null : new SourceLine(file, number, OnOneLine(bytes), null, consumed);
    }

    private static SourceLine TooLong(string file, int number, long consumed) => new(
        file, number, null, new LocalText($"超过 {LongestCall >> 20} MiB，一通通话不会这么长", $"Longer than {LongestCall >> 20} MiB; no call is."), consumed);

    // Inside JSON strings raw line breaks are illegal, so all others are white space.
    private static byte[] OnOneLine(byte[] json)
    {
        foreach (ref var one in json.AsSpan())
        {
            if (one is (byte)'\n' or (byte)'\r')
                one = (byte)' ';
        }

        return json;
    }
}
