using Qa.Dashboard.Calls;
using Qa.Domain.Scoring;

namespace Qa.Dashboard.Tests.Calls;

public sealed class MarkingTests
{
    [Fact]
    public void Leaves_a_text_without_evidence_in_one_piece()
    {
        var piece = Assert.Single(Marking.Cut("您好", []));

        Assert.Equal("您好", piece.Text);
        Assert.Empty(piece.Marks);
    }

    [Fact]
    public void Cuts_overlapping_evidence_and_names_the_worst_first()
    {
        var pieces = Marking.Cut("保本又保收益", [Mark("C02", Severity.Minor, 0, 6), Mark("C01", Severity.Veto, 0, 2)]);

        Assert.Equal(["保本", "又保收益"], pieces.Select(piece => piece.Text));
        Assert.Equal(["C01", "C02"], pieces[0].Marks.Select(mark => mark.Rule));
        Assert.Equal(["C02"], pieces[1].Marks.Select(mark => mark.Rule));
    }

    [Theory]
    [InlineData(-3, 1)]
    [InlineData(1, 99)]
    [InlineData(50, 60)]
    public void Keeps_the_whole_text_whatever_the_span(int start, int end) =>
        Assert.Equal("保本吗", string.Concat(Marking.Cut("保本吗", [Mark("C01", Severity.Veto, start, end)]).Select(piece => piece.Text)));

    [Theory]
    [InlineData("a\u0000b", "a\u2400b")]
    [InlineData("a\u007fb", "a\u2421b")]
    [InlineData("a\nb", "a b")]
    [InlineData("好", "好")]
    public void Shows_control_characters_one_for_one(string text, string shown) => Assert.Equal(shown, Marking.Visible(text));

    [Fact]
    public void Replaces_half_a_surrogate_pair_but_keeps_a_whole_one()
    {
        Assert.Equal("\ufffdx", Marking.Visible("\ud83dx"));
        Assert.Equal("😀", Marking.Visible("😀"));
    }

    [Theory]
    [InlineData(0, 3, true)]
    [InlineData(0, 2, false)]
    [InlineData(1, 3, false)]
    public void Tells_a_whole_line_from_words(int start, int end, bool whole) =>
        Assert.Equal(whole, Marking.IsWholeLine(Mark("C01", Severity.Veto, start, end), "保本吗"));

    private static Mark Mark(string rule, Severity severity, int start, int end) => new(rule, severity, Some.Evidence(0, start, end));
}
