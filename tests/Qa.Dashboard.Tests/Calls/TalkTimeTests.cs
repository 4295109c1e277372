using Qa.Dashboard.Calls;
using Qa.Domain.Calls;

namespace Qa.Dashboard.Tests.Calls;

public sealed class TalkTimeTests
{
    [Fact]
    public void Shares_out_the_measured_talking()
    {
        var time = TalkTime.Of([new(0, Role.Agent, "您好", 0, 3000), new(1, Role.Customer, "你好", 5000, 6000)]);

        Assert.True(time.Measured);
        Assert.Equal(6000, time.Length);
        Assert.Equal(0.75, time.TalkShare(Role.Agent));
    }

    [Fact]
    public void Counts_characters_where_a_time_is_missing()
    {
        var time = TalkTime.Of([new(0, Role.Agent, "您好您好您好"), new(1, Role.Customer, "嗯嗯", 5000, 6000)]);

        Assert.False(time.Measured);
        Assert.Equal(0.75, time.TalkShare(Role.Agent));
    }

    [Fact]
    public void Survives_a_call_without_words() => Assert.Equal(0, TalkTime.Of([]).TalkShare(Role.Agent));
}
