using System.Buffers;
using System.IO.Pipelines;

namespace Qa.Api.Calls;

/// <param name="Number">1-based; blank lines count but are not returned.</param>
/// <param name="TooLong">Then there are no bytes.</param>
internal readonly record struct NdjsonLine(long Number, byte[] Bytes, bool TooLong);

/// <summary>Cuts a stream into lines and never holds more than one line of the allowed length.</summary>
internal sealed class NdjsonLines(PipeReader body, int maxLineBytes)
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    private long _number;
    private bool _skipping;

    /// <returns>Null at the end.</returns>
    public async ValueTask<NdjsonLine?> Next(CancellationToken cancellation)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellation);
            var buffer = read.Buffer;
            var end = buffer.PositionOf((byte)'\n');
            if (end is null && !read.IsCompleted)
            {
                Wait(buffer);
                continue;
            }

            if (end is null && buffer.IsEmpty && !_skipping)
            {
                // Without this the server takes the body for still being read, and closes the connection that the client wants to use again.
                body.AdvanceTo(buffer.End);
                return null;
            }

            var line = Take(end is { } at ? buffer.Slice(0, at) : buffer);
            body.AdvanceTo(end is { } newline ? buffer.GetPosition(1, newline) : buffer.End);
            if (line is not null)
                return line;
        }
    }

    private void Wait(ReadOnlySequence<byte> buffer)
    {
        if (_skipping || buffer.Length > maxLineBytes)
        {
            // Too long already: the rest up to the line's end is thrown away as it comes.
            _skipping = true;
            body.AdvanceTo(buffer.End);
        }
        else
        {
            body.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private NdjsonLine? Take(ReadOnlySequence<byte> content)
    {
        _number++;
        if (_skipping || content.Length > maxLineBytes)
        {
            _skipping = false;
            return new NdjsonLine(_number, [], TooLong: true);
        }

        var bytes = content.ToArray();
        if (_number == 1 && bytes.AsSpan().StartsWith(ByteOrderMark))
            bytes = bytes[ByteOrderMark.Length..];
        return bytes.AsSpan().Trim(" \t\r"u8).IsEmpty ? null : new NdjsonLine(_number, bytes, TooLong: false);
    }
}
