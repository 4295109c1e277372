using Qa.Contracts.Calls;
using Qa.Dashboard.Calls;
using Qa.Domain.Scoring;

namespace Qa.Dashboard.Tests.Calls;

public sealed class CallSheetTests
{
    private static readonly CallSheet Sheet = new(
        new CallView(
            Some.Call("C-1", "A1", Some.Agent(0, "您好"), Some.Customer(1, "保本吗"), Some.Agent(2, "保本")),
            1,
            Some.Assessment("C-1",
                Some.Hit("A05", Severity.Minor, Some.Evidence(0, 0, 2), Some.Evidence(1, 0, 3), Some.Evidence(2, 0, 2)),
                Some.Hit("C01", Severity.Veto, Some.Evidence(1, 0, 2), Some.Evidence(2, 0, 1)))),
        null);

    [Fact]
    public void Flags_words_wherever_they_are_but_only_the_first_of_whole_lines() =>
        Assert.Equal(["A05@0", "C01@1", "C01@2"], Flags(null));

    [Fact]
    public void Flags_every_line_of_the_rule_that_is_open() =>
        Assert.Equal(["A05@0", "A05@1", "C01@1", "A05@2", "C01@2"], Flags("A05"));

    private static IEnumerable<string> Flags(string? open) =>
        Sheet.Flagged(open).OrderBy(mark => mark.Evidence.Seq).ThenBy(mark => mark.Rule, StringComparer.Ordinal).Select(mark => $"{mark.Rule}@{mark.Evidence.Seq}");
}
