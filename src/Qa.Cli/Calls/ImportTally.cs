namespace Qa.Cli.Calls;

/// <summary>How far an import is.</summary>
/// <param name="Skipped">Acknowledged by an earlier, interrupted run.</param>
/// <param name="Bytes">Read of all files so far.</param>
internal readonly record struct ImportTally(int Accepted, int Unchanged, int NewVersions, int Failed, int Skipped, long Bytes)
{
    public int Acknowledged => Accepted + Unchanged + NewVersions;

    public ImportTally Count(LineAnswer answer) => answer.Status switch
    {
        "accepted" => this with { Accepted = Accepted + 1 },
        "newVersion" => this with { NewVersions = NewVersions + 1 },
        "rejected" => this with { Failed = Failed + 1 },
        _ => this with { Unchanged = Unchanged + 1 },
    };
}

/// <summary>A call that did not get in.</summary>
/// <param name="Place">"file:line".</param>
internal sealed record ImportFailure(string Place, string? CallId, string Reason);

/// <summary>What an import came to.</summary>
/// <param name="Stopped">Why it ended before the end of the files; null when it did not.</param>
internal sealed record ImportResult(ImportTally Tally, IReadOnlyList<ImportFailure> Failures, string? Stopped)
{
    public bool Complete => Stopped is null && Failures.Count == 0;
}
