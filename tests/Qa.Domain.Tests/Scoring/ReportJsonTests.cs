using System.Text;
using System.Text.Json;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Domain.Tests.Scoring;

public sealed class ReportJsonTests
{
    private static readonly Assessment Full = ScoreSheet.Grade("C-\"1\"", 3, SomeOutcome.Inputs, ScoringPolicy.Default, [
        SomeOutcome.Hit(Dimension.Compliance, Severity.Veto) with
        {
            Reason = new LocalText("坐席说了“保本”", "The agent said \"保本\""),
            Regulations = ["wm-25", "sec-135"],
            Evidence = [new Evidence(4, Role.Agent, 3, 9, 8100, 9300, "百分之三点五", "3.5%"), new Evidence(5, Role.Customer, 0, 1, null, null, "好", null)],
        },
        SomeOutcome.Hit(Dimension.Attitude, Severity.Minor),
        SomeOutcome.Of(Outcome.CannotBeJudged, Dimension.Knowledge) with { Reason = new LocalText("没有英文") },
        SomeOutcome.Missed(Dimension.Resolution)]);

    [Fact]
    public void Writes_the_documented_form() => Assert.Equal(
        """
        {"callId":"C-\"1\"","assessmentVersion":3,"total":53.2,"vetoed":true,"inputs":{"transcript":"ab12","rulebook":"test@1","catalogue":"none","weights":"none","models":"none"},"dimensions":[{"id":"attitude","score":97.0,"weight":20,"applicable":true},{"id":"knowledge","score":100.0,"weight":25,"applicable":false},{"id":"resolution","score":100.0,"weight":20,"applicable":true},{"id":"compliance","score":0.0,"weight":35,"applicable":true}],"outcomes":[{"rule":"R1","outcome":"hit","dimension":"compliance","severity":"veto","hits":1,"points":-100.0,"reason":"坐席说了“保本”","reasonEn":"The agent said \"保本\"","suggestion":"建议","suggestionEn":"do better","regulations":["wm-25","sec-135"],"evidence":[{"seq":4,"role":"agent","start":3,"end":9,"startMs":8100,"endMs":9300,"text":"百分之三点五","readAs":"3.5%"},{"seq":5,"role":"customer","start":0,"end":1,"text":"好"}]}
        """.TrimEnd(),
        Text(ReportJson.Write(Full with { Total = 53.20m, Outcomes = Full.Outcomes[..1] }))[..^2]);

    [Fact]
    public void Speaks_english_and_falls_back_to_chinese()
    {
        var outcomes = JsonDocument.Parse(ReportJson.Write(Full, "en-GB")).RootElement.GetProperty("outcomes");

        Assert.Equal("The agent said \"保本\"", outcomes[0].GetProperty("reason").GetString());
        Assert.Equal("没有英文", outcomes[2].GetProperty("reason").GetString());
    }

    [Fact]
    public void Reads_what_it_wrote_without_loss()
    {
        var bytes = ReportJson.Write(Full);
        var read = ReportJson.Read(bytes);

        Assert.Equal(Full.Inputs, read.Inputs);
        Assert.Equal(Full.Dimensions, read.Dimensions);
        Assert.Equal(Full.Outcomes, read.Outcomes);
        Assert.Equal((Full.CallId, Full.Version, Full.Total, Full.Vetoed), (read.CallId, read.Version, read.Total, read.Vetoed));
        Assert.Equal(bytes, ReportJson.Write(read));
    }

    [Theory]
    [InlineData("59", "59.0")]
    [InlineData("59.00", "59.0")]
    [InlineData("59.50", "59.5")]
    [InlineData("88.75", "88.75")]
    [InlineData("0", "0.0")]
    [InlineData("-0.00", "0.0")]
    public void Writes_marks_with_one_or_two_decimals(string total, string written) =>
        Assert.Contains($"\"total\":{written},", Text(ReportJson.Write(Full with { Total = decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture) })), StringComparison.Ordinal);

    [Fact]
    public void Survives_text_that_is_no_valid_unicode()
    {
        var broken = Full with { Outcomes = [Full.Outcomes[0] with { Reason = new LocalText("\ud83d和\u0001") }] };

        Assert.Equal("\ufffd和\u0001", Assert.Single(ReportJson.Read(ReportJson.Write(broken)).Outcomes).Reason.Zh);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"callId":"C","assessmentVersion":"one","inputs":{}}""")]
    public void Refuses_what_is_no_report(string json) =>
        Assert.ThrowsAny<JsonException>(() => ReportJson.Read(Encoding.UTF8.GetBytes(json)));

    private static string Text(byte[] utf8) => Encoding.UTF8.GetString(utf8);
}
