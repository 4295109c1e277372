using Qa.Domain.Capacity;

namespace Qa.Domain.Tests.Capacity;

public sealed class AdviceHistoryTests
{
    // Adding after 2 minutes, removing after 15, a gap of more than 1 minute starts anew.
    private static readonly CapacityPolicy Policy = new();

    /// <summary>Each row: what was asked for from minute 0 on, every half minute ("3*4" is 3, four times; ? is unknown), with 3 silos live.</summary>
    [Theory]
    [InlineData("3", AdviceKind.CannotTell, 0)]
    [InlineData("3*4", AdviceKind.CannotTell, 0)]
    [InlineData("3*5", AdviceKind.Keep, 0)]              // observed at 0, ½, 1, 1½ and 2 minutes
    [InlineData("5*5", AdviceKind.Add, 2)]
    [InlineData("3*5 5*4", AdviceKind.Keep, 0)]          // the need began after 2 minutes, so 1½ minutes ago
    [InlineData("3*5 5*5", AdviceKind.Add, 2)]
    [InlineData("3*5 5*4 3 5*4", AdviceKind.Keep, 0)]    // broken off in between
    [InlineData("5*4 4 5*4", AdviceKind.Add, 1)]         // what all of them asked for at least
    [InlineData("5*4 4 5*5", AdviceKind.Add, 2)]
    [InlineData("5*5 2*4", AdviceKind.Add, 2)]           // withdrawing takes as long
    [InlineData("5*5 2*5", AdviceKind.Keep, 0)]
    [InlineData("2*30", AdviceKind.Keep, 0)]
    [InlineData("2*31", AdviceKind.Remove, 1)]
    [InlineData("2*15 3 2*30", AdviceKind.Keep, 0)]
    [InlineData("2*15 3 2*31", AdviceKind.Remove, 1)]
    [InlineData("2*40 3", AdviceKind.Keep, 0)]           // no silo is taken away while it is needed
    [InlineData("2*40 ?", AdviceKind.Keep, 0)]           // nor while nothing is known
    [InlineData("2*40 4*4", AdviceKind.Keep, 0)]
    [InlineData("2*40 4*5", AdviceKind.Add, 1)]
    [InlineData("?", AdviceKind.CannotTell, 0)]
    [InlineData("5*5 ?", AdviceKind.Add, 2)]             // one lost poll does not blank the advice
    [InlineData("5*5 ?*8", AdviceKind.Add, 2)]
    [InlineData("5*5 ?*9", AdviceKind.CannotTell, 0)]
    [InlineData("5*5 ? 5 ? 5 ? 5 ? 5 ?", AdviceKind.CannotTell, 0)]
    [InlineData("5*5 ?*9 5*4", AdviceKind.CannotTell, 0)]
    [InlineData("5*5 ?*9 5*5", AdviceKind.Add, 2)]
    public void Changes_only_after_its_hold_time(string asked, AdviceKind kind, int count)
    {
        var advice = Play(asked).Current!;

        Assert.Equal((kind, count), (advice.Kind, advice.Count));
        Assert.NotEmpty(advice.Reasons);
    }

    [Fact]
    public void Tells_since_when_it_stands_and_what_went_before()
    {
        var history = Play("3*10 5*10");

        Assert.Equal(Some.Start.AddMinutes(7), history.Current!.Since);
        Assert.Equal([AdviceKind.CannotTell, AdviceKind.Keep], history.Past.Select(advice => advice.Kind));
        Assert.Equal([0.0, 2.0], history.Past.Select(advice => (advice.Since - Some.Start).TotalMinutes));
    }

    [Fact]
    public void Starts_anew_when_the_cluster_changes()
    {
        var before = Play("5*5");

        var after = before.Observe(Some.Asking(5, live: 5, minute: 3));

        Assert.Equal(AdviceKind.CannotTell, after.Current!.Kind);
        Assert.Equal(AdviceKind.Add, after.Past[^1].Kind);
        Assert.Equal(AdviceKind.Keep, Play("5*5", after, live: 5, from: 3.5).Current!.Kind);
    }

    [Theory]
    [InlineData(3, AdviceKind.Add)]
    [InlineData(3.01, AdviceKind.CannotTell)]
    public void Starts_anew_after_a_gap(double minute, AdviceKind kind) =>
        Assert.Equal(kind, Play("5*5").Observe(Some.Asking(5, live: 3, minute)).Current!.Kind);

    [Theory]
    [InlineData(2)]
    [InlineData(1.9)]
    [InlineData(-60)]
    public void Ignores_what_is_not_later_than_the_latest(double minute)
    {
        var history = Play("5*5");

        Assert.Same(history, history.Observe(Some.Asking(2, live: 9, minute)));
    }

    [Fact]
    public void Forgets_the_oldest_advice()
    {
        var history = AdviceHistory.Begin(Policy);
        for (var minute = 0; minute < 300; minute++)
            history = history.Observe(Some.Asking(3, live: 3 + (minute % 2), minute));

        Assert.Equal(AdviceHistory.Remembered, history.Past.Length);
        Assert.Equal(Some.Start.AddMinutes(298), history.Past[^1].Since);
    }

    [Fact]
    public void Remembers_no_more_than_it_looks_back() =>
        // 15 minutes by half minutes, both ends.
        Assert.Equal(31, Play("3*500").Watched.Length);

    [Theory]
    [InlineData("3*3", "已连续观察 60 秒（需 2 分钟）；现在看需要 3 个。", "Watched without a break for 60 s of 2 min; for now 3 are needed.")]
    [InlineData(
        "3*5 5*2",
        "现在看需要 5 个；增加的需要须持续 2 分钟，减少须持续 15 分钟，建议才会改变（已观察 3 分钟）。",
        "For now 5 are needed; advice changes when more are needed for 2 min or fewer for 15 min (watched for 3 min).")]
    [InlineData(
        "5*5",
        "到达 35 通/秒；按利用率推算每个 silo 10 通/秒，利用率 70%：需要 5 个 silo。",
        "35 calls/s arrive; 10 calls/s per silo by utilisation, 70 % busy: 5 silos needed.")]
    public void Says_first_what_holds_it_else_why(string asked, string zh, string en) =>
        Assert.Equal(new LocalText(zh, en), Play(asked).Current!.Reasons[0]);

    [Theory]
    [InlineData("3*5", "保持 3 个 silo", "Keep 3 silos", 3)]
    [InlineData("5*5", "增加 2 个 silo", "Add 2 silos", 5)]
    [InlineData("2*31", "减少 1 个 silo", "Remove 1 silo", 2)]
    [InlineData("?", "目前无法判断", "Cannot tell yet", 3)]
    public void Has_a_title_and_a_target(string asked, string zh, string en, int target)
    {
        var advice = Play(asked).Current!;

        Assert.Equal(new LocalText(zh, en), advice.Title);
        Assert.Equal(target, advice.Target);
    }

    private static AdviceHistory Play(string asked, AdviceHistory? history = null, int live = 3, double from = 0)
    {
        history ??= AdviceHistory.Begin(Policy);
        foreach (var part in asked.Split(' ').Select(part => part.Split('*')))
        {
            for (var i = 0; i < int.Parse(part.ElementAtOrDefault(1) ?? "1"); i++, from += 0.5)
            {
                history = history.Observe(part[0] == "?"
                    ? new CapacityObservation(Some.Start.AddMinutes(from), live, null, null, 0, TimeSpan.Zero, null)
                    : Some.Asking(int.Parse(part[0]), live, from));
            }
        }

        return history;
    }
}
