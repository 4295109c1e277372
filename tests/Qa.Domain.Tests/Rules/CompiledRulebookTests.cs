using Qa.Domain.Calls;
using Qa.Domain.Rules;

namespace Qa.Domain.Tests.Rules;

public sealed class CompiledRulebookTests
{
    [Fact]
    public void Quotes_the_agents_exact_words()
    {
        var outcome = Some.Rule("promise", Some.Words("promise", "保本").By(Role.Agent)).Judge("customer: 你好", "agent @2-4: 这个保本的");

        Assert.Equal(Outcome.Hit, outcome.Outcome);
        Assert.Equal(new Evidence(1, Role.Agent, 2, 4, 2800, 3600, "保本", null), Assert.Single(outcome.Evidence));
        Assert.Equal("规则一：坐席“保本”", outcome.Reason.Zh);
        Assert.Equal("Rule one: agent \"保本\"", outcome.Reason.En);
    }

    [Fact]
    public void Ignores_the_same_words_from_the_customer() =>
        Assert.Equal(Outcome.NoHit, Some.Rule("promise", Some.Words("promise", "保本").By(Role.Agent)).Judge("customer: 保本吗").Outcome);

    [Fact]
    public void Refuses_a_book_with_errors() =>
        Assert.Throws<RulebookException>(() => CompiledRulebook.Compile(Some.Book(Some.Rule("b", Some.Words("a", "保本")))));
}
