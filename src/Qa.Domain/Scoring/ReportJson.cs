namespace Qa.Domain.Scoring;

/// <summary>The report JSON: stable; fields may be added, never renamed. Equal assessments have equal bytes.</summary>
public static class ReportJson
{
    /// <param name="language">Of reason and suggestion; stored reports use "zh".</param>
    public static byte[] Write(Assessment assessment, string language = "zh") => throw new NotImplementedException();
}
