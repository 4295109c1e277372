using Qa.Domain.Calls;

namespace Qa.Demo.Tests;

public sealed class DemoCallsTests
{
    [Fact]
    public void Has_over_six_hundred_calls_in_mandarin_and_about_thirty_in_english()
    {
        Assert.InRange(Sample.Calls.Count(call => call.Header.Language == "zh"), 600, 900);
        Assert.InRange(Sample.Calls.Count(call => call.Header.Language == "en"), 20, 45);
    }

    [Fact]
    public void Spreads_over_three_teams_fifteen_agents_ten_weeks_eight_business_lines_and_both_directions()
    {
        Assert.Equal(["T01", "T02", "T03"], Sample.Calls.Select(call => call.Header.TeamId).Distinct().Order());
        Assert.Equal(15, Sample.Calls.GroupBy(call => call.Header.AgentId).Count(agent => agent.Count() >= 30));
        Assert.Equal(DemoStory.Weeks, Sample.Staged.GroupBy(staged => staged.Week).Count(week => week.Count() >= 50));
        Assert.Equal(8, Sample.Calls.GroupBy(call => call.Header.BusinessLine).Count(line => line.Count() >= 30));
        Assert.InRange(Sample.Calls.Count(call => call.Header.Direction is Direction.Outbound), 150, 500);
    }

    [Fact]
    public void Uses_every_scenario() =>
        Assert.Equal(Scripts.Repertoire.Shipped.Scenarios.Length, Sample.Staged.Select(staged => staged.Scenario).Distinct().Count());

    [Fact]
    public void Stays_within_seventy_days_and_office_hours_and_in_order()
    {
        Assert.All(Sample.Calls, call =>
        {
            Assert.InRange(call.Header.Day, Sample.LastDay.AddDays(-69), Sample.LastDay);
            Assert.InRange(call.Header.StartedAt.Hour, 9, 20);
            Assert.NotEqual(DayOfWeek.Sunday, call.Header.StartedAt.DayOfWeek);
        });
        Assert.Equal(Sample.Calls.OrderBy(call => call.Header.StartedAt).Select(call => call.Header.CallId), Sample.Calls.Select(call => call.Header.CallId));
    }

    [Fact]
    public void Generates_the_same_bytes_again()
    {
        var again = DemoCalls.Generate(Sample.Seed, Sample.LastDay).Select(CallJson.Hash);

        Assert.Equal(Sample.Calls.Select(CallJson.Hash), again);
    }

    [Fact]
    public void Generates_other_calls_from_another_seed_or_for_another_day()
    {
        var texts = Sample.Calls.Select(Text).ToHashSet(StringComparer.Ordinal);

        Assert.InRange(DemoCalls.Generate(Sample.Seed + 1, Sample.LastDay).Select(Text).Count(texts.Contains), 0, 3);
        Assert.DoesNotContain(DemoCalls.Generate(Sample.Seed, Sample.LastDay.AddDays(-70)), call => call.Header.Day > Sample.LastDay.AddDays(-70));
    }

    [Fact]
    public void Gives_no_id_and_no_conversation_twice()
    {
        Assert.Equal(Sample.Staged.Length, Sample.Calls.Select(call => call.Header.CallId).Distinct().Count());
        Assert.Equal(Sample.Staged.Length, Sample.Calls.Select(Text).Distinct().Count());
    }

    [Fact]
    public void Never_has_two_calls_that_share_most_of_their_words()
    {
        var shared = Sample.Calls.Where(call => call.Header.Language == "zh").GroupBy(call => call.Header.BusinessLine)
            .SelectMany(line => Pairs([.. line.Select(call => call.Utterances.Where(u => u.Text.Length > 8).Select(u => u.Text).ToHashSet(StringComparer.Ordinal))]));

        Assert.InRange(shared.Max(), 0.0, 0.75);

        static IEnumerable<double> Pairs(HashSet<string>[] calls) =>
            from i in Enumerable.Range(0, calls.Length)
            from j in Enumerable.Range(i + 1, calls.Length - i - 1)
            select (double)calls[i].Count(calls[j].Contains) / Math.Max(1, Math.Min(calls[i].Count, calls[j].Count));
    }

    [Fact]
    public void Reads_back_what_it_writes() => Assert.All(Sample.Calls, call =>
    {
        var reading = CallJson.Read(CallJson.Write(call));

        Assert.Empty(reading.Problems);
        Assert.Equal(CallJson.Write(call), CallJson.Write(reading.Call!));
    });

    [Fact]
    public void Speaks_at_a_human_pace_with_ascending_times() => Assert.All(Sample.Calls, call =>
    {
        Assert.InRange(call.Utterances.Length, 8, 40);
        for (var i = 0; i < call.Utterances.Length; i++)
        {
            var utterance = call.Utterances[i];
            Assert.Equal(i, utterance.Seq);
            Assert.True(utterance.StartMs >= 0 && utterance.EndMs > utterance.StartMs, $"{call.Header.CallId}/{i}");
            Assert.True(i == 0 || utterance.StartMs > call.Utterances[i - 1].StartMs, $"{call.Header.CallId}/{i} begins before the one before it.");
            if (call.Header.Language == "zh" && utterance.Text.Length >= 12)
                Assert.InRange(utterance.Text.Length * 1000.0 / (utterance.EndMs - utterance.StartMs)!.Value, 3.5, 7.5);
        }
    });

    [Fact]
    public void Leaves_no_mark_of_the_script_in_what_is_said() =>
        Assert.All(Sample.Calls.SelectMany(call => call.Utterances), utterance =>
            Assert.False(utterance.Text.Length == 0 || utterance.Text.AsSpan().IndexOfAny("{}<>|()/[]") >= 0, utterance.Text));

    [Fact]
    public void Looks_like_a_recognisers_output_in_part_of_the_calls()
    {
        var chinese = Sample.Calls.Where(call => call.Header.Language == "zh").ToList();

        Assert.InRange(Share(text => !text.Contains('，') && !text.Contains('。')), 0.05, 0.30);
        Assert.InRange(Share(text => text.Contains('這') || text.Contains('個')), 0.01, 0.12);
        Assert.InRange(Share(text => text.Contains("到帐") || text.Contains("熟回") || text.Contains("李财") || text.Contains("静止")), 0.005, 0.15);

        double Share(Func<string, bool> flawed) => (double)chinese.Count(call => flawed(Heard(call))) / chinese.Count;

        static string Heard(Call call) => string.Concat(call.Utterances.Where(utterance => utterance.Role is not Role.System).Select(utterance => utterance.Text));
    }

    private static string Text(Call call) => string.Join('\n', call.Utterances.Select(utterance => utterance.Text));
}
