using System.Globalization;
using Qa.Demo.Casting;
using Qa.Demo.Scripts;
using Qa.Domain.Calls;

namespace Qa.Demo.Staging;

/// <summary>Turns bookings into calls.</summary>
internal sealed class Stage(int seed)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly Repertoire _repertoire = Repertoire.Shipped;
    private readonly Speech _speech = new(Repertoire.Shipped, Dice.For(seed, 1));

    public IEnumerable<StagedCall> Play(DateOnly lastDay)
    {
        var (day, number, part) = (DateOnly.MinValue, 0, 1000UL);
        foreach (var booking in Schedule.Book(_repertoire, lastDay, Dice.For(seed, 2)))
        {
            var today = DateOnly.FromDateTime(booking.Start);
            (day, number) = (today, today == day ? number + 1 : 1);
            yield return Play(booking, FormattableString.Invariant($"DEMO-{today:yyyyMMdd}-{number:0000}"), Dice.For(seed, part++));
        }
    }

    private StagedCall Play(Booking booking, string callId, Dice dice)
    {
        var scenario = booking.Scenario;
        var english = scenario.Tag("lang") is "en";
        var product = scenario.Tag("product") is { Length: > 0 } kinds ? dice.Pick([.. kinds.Split(',').SelectMany(kind => Shelf.OfKind(kind))]) : null;
        var slots = english
            ? Particulars.InEnglish(booking.Agent, dice)
            : Particulars.Of(booking.Agent, product, scenario.Tag("dir") is "out", DateOnly.FromDateTime(booking.Start), dice.Chance(0.5), dice);
        var facts = Lapses(booking, dice);
        var attributes = Circumstances.Of(scenario, product, slots.GetValueOrDefault("level"), facts, dice);

        var performance = new Performance(_repertoire, _speech, slots, facts, dice);
        performance.Play(scenario.Steps);
        var header = new CallHeader(
            callId, booking.Agent.Id, booking.Agent.Name, booking.Agent.Team.Id, booking.Agent.Team.Name,
            string.Create(CultureInfo.InvariantCulture, $"CU{dice.Between(100000, 999999)}"),
            scenario.Tag("dir") is "out" ? Direction.Outbound : Direction.Inbound,
            Enum.Parse<BusinessLine>(scenario.Tag("line"), ignoreCase: true),
            new DateTimeOffset(booking.Start, China), english ? "en" : "zh", attributes, product is null ? [] : [product.Code]);
        return new StagedCall(
            new Call(header, Utterances(performance.Lines, facts, english, dice)),
            scenario.Id, booking.Week, [.. performance.Staged.Concat(facts.Where(fact => fact is "A03" or "A04"))]);
    }

    private static HashSet<string> Lapses(Booking booking, Dice dice)
    {
        var lapses = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in booking.Scenario.Lapses.Concat(["A03", "A04"]))
        {
            if (dice.Chance(Conduct.Rate(booking.Agent, booking.Week, rule, booking.Scenario.Tag("topic"))))
                lapses.Add(rule);
        }

        if (booking.Incident is { } incident)
            lapses.Add(incident);
        return lapses;
    }

    private static ImmutableArray<Utterance> Utterances(IReadOnlyList<Line> lines, HashSet<string> facts, bool english, Dice dice)
    {
        var recogniser = new Recogniser(dice);
        var clockwork = new Clockwork(facts.Contains("A03"), facts.Contains("A04"), english, dice);
        var utterances = ImmutableArray.CreateBuilder<Utterance>(lines.Count);
        foreach (var line in lines)
        {
            var text = english ? line.Text : recogniser.Hear(line.Role, line.Text);
            var (start, end) = clockwork.Time(line, text);
            utterances.Add(new Utterance(utterances.Count, line.Role, text, start, end, recogniser.Confidence(), []));
        }

        return utterances.DrainToImmutable();
    }
}
