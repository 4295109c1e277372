using System.Collections.Immutable;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;
using Qa.Domain.Trends;
using Xunit;

namespace Qa.Domain.Tests.Trends;

public sealed class AgentCountingTests
{
    private static readonly AgentBook Nobody = new("A1", null, null, null, []);

    [Fact]
    public void Gives_the_same_tallies_whatever_the_order_and_the_number_of_deliveries()
    {
        var random = new Random(1);
        var facts = Enumerable.Range(0, 200).Select(i => Fact($"C{i % 60}", version: 1 + (i / 60), total: random.Next(0, 10_001), day: 1 + (i % 9))).ToArray();
        var recount = Describe(Count(Nobody, facts.GroupBy(fact => fact.CallId).Select(versions => versions.MaxBy(fact => fact.Version)!)));

        for (var round = 0; round < 20; round++)
        {
            var deliveries = facts.Concat(facts[..50]).ToArray();
            random.Shuffle(deliveries);
            var (book, counted) = (Nobody, new Dictionary<string, CallFact>());
            foreach (var batch in deliveries.Chunk(7))
            {
                var change = AgentCounting.Count(book, batch, counted);
                book = change.Book;
                foreach (var fact in change.Facts)
                    counted[fact.CallId] = fact;
            }

            Assert.Equal(recount, Describe(book));
        }
    }

    [Fact]
    public void Leaves_no_trace_of_a_withdrawn_call()
    {
        var fact = Fact("C1");
        var book = Count(Nobody, [fact]);

        var change = AgentCounting.Count(
            book, [fact with { Version = 2, Contribution = null }], new Dictionary<string, CallFact> { ["C1"] = fact });

        Assert.Empty(change.Book.Days);
        Assert.Equal(Describe(Nobody with { Days = [new DayTally("T1", fact.Day, Tally.Empty)] }), Describe(change.Changed));
    }

    [Fact]
    public void Moves_a_call_that_changed_its_day()
    {
        var fact = Fact("C1", day: 1);

        var change = AgentCounting.Count(
            Count(Nobody, [fact]), [Fact("C1", version: 2, day: 2)], new Dictionary<string, CallFact> { ["C1"] = fact });

        Assert.Equal([2], change.Book.Days.Select(day => day.Day.Day));
        Assert.Equal([(1, 0L), (2, 1L)], change.Changed.Days.Select(day => (day.Day.Day, day.Tally.Calls)));
    }

    [Fact]
    public void Finds_nothing_to_do_for_repeats()
    {
        var fact = Fact("C1");

        Assert.Empty(AgentCounting.Count(Count(Nobody, [fact]), [fact], new Dictionary<string, CallFact> { ["C1"] = fact }).Facts);
    }

    private static AgentBook Count(AgentBook book, IEnumerable<CallFact> facts) => AgentCounting.Count(book, facts, new Dictionary<string, CallFact>()).Book;

    private static string Describe(AgentBook book) => string.Join("\n", book.Days.Select(day =>
        $"{day.TeamId} {day.Day:O} {day.Tally.Total} {day.Tally.Vetoed} {string.Join(",", day.Tally.Dimensions)} {string.Join(",", day.Tally.Rules)}"));

    private static CallFact Fact(string call, int version = 1, int total = 9_000, int day = 20) => new(
        call, version, "A1", "Name", "T1", "Team", new DateOnly(2026, 11, day), new CallContribution(
            total, Vetoed: total < 6_000,
            total % 2 == 0 ? ImmutableSortedDictionary<Dimension, int>.Empty.Add(Dimension.Attitude, total) : ImmutableSortedDictionary<Dimension, int>.Empty,
            ImmutableSortedDictionary.Create<string, Outcome>(StringComparer.Ordinal).Add($"R{total % 3}", (Outcome)(total % 2))));
}
