using Qa.Domain;

namespace Qa.Cli.Calls;

/// <summary>A call as it stands in a file, not yet understood.</summary>
/// <param name="Line">1-based; the element's number in a JSON array; 0 for a whole file.</param>
/// <param name="Bytes">One call's JSON without line breaks, or null where it could not be read.</param>
/// <param name="Consumed">Bytes of the file behind the reader, for the progress bar.</param>
internal sealed record SourceLine(string File, int Line, byte[]? Bytes, LocalText? Problem, long Consumed)
{
    public string Place => Line > 0 ? $"{File}:{Line}" : File;
}
