using System.Globalization;
using Qa.Demo.Casting;
using Qa.Demo.Scripts;

namespace Qa.Demo.Staging;

/// <summary>Books every agent's calls over the ten weeks.</summary>
internal static class Schedule
{
    // Of the rising complaint, in per cent of the usual weight: the app's update comes out in week 6.
    private static readonly int[] Rising = [20, 20, 20, 20, 20, 30, 160, 300, 430, 560];

    public static IEnumerable<Booking> Book(Repertoire repertoire, DateOnly lastDay, Dice dice)
    {
        var firstDay = lastDay.AddDays(1 - (7 * DemoStory.Weeks));
        var bookings = new List<Booking>();
        foreach (var agent in Cast.Agents)
        {
            for (var week = 0; week < DemoStory.Weeks; week++)
                bookings.AddRange(WeekOf(agent, week, firstDay.AddDays(7 * week), repertoire, dice));
        }

        return bookings.OrderBy(booking => booking.Start).ThenBy(booking => booking.Agent.Id, StringComparer.Ordinal);
    }

    private static IEnumerable<Booking> WeekOf(Agent agent, int week, DateOnly monday, Repertoire repertoire, Dice dice)
    {
        var planned = Incidents.All.Where(one => one.Week == week && string.Equals(one.AgentId, agent.Id, StringComparison.Ordinal)).ToList();
        var starts = Starts(agent, monday, agent.CallsAWeek + dice.Below(3) - 1 + planned.Count, dice);
        for (var i = 0; i < starts.Count; i++)
        {
            var incident = i < planned.Count ? planned[i] : null;
            var scenario = incident is null ? Pick(repertoire, agent, week, dice) : Find(repertoire, incident.ScenarioId);
            yield return new Booking(agent, scenario, week, starts[i], incident?.Rule);
        }
    }

    /// <summary>Distinct three-quarters of an hour, so that nobody takes two calls at once; Sundays are closed, Saturdays the service team's only.</summary>
    private static List<DateTime> Starts(Agent agent, DateOnly firstDay, int count, Dice dice)
    {
        var service = string.Equals(agent.Team.Id, "T02", StringComparison.Ordinal);
        var days = Enumerable.Range(0, 7).Select(firstDay.AddDays)
            .Where(day => day.DayOfWeek != DayOfWeek.Sunday && (service || day.DayOfWeek != DayOfWeek.Saturday)).ToArray();
        var taken = new HashSet<(DateOnly, int)>();
        while (taken.Count < count)
            taken.Add((dice.Pick(days), dice.Below(service ? 14 : 11)));

        return [.. taken.Select(slot => slot.Item1.ToDateTime(new TimeOnly(9, 0)).AddMinutes((45 * slot.Item2) + dice.Below(25)).AddSeconds(dice.Below(60)))];
    }

    private static Scenario Pick(Repertoire repertoire, Agent agent, int week, Dice dice)
    {
        var english = agent.SpeaksEnglish && dice.Chance(0.28);
        var fitting = repertoire.Scenarios
            .Where(one => one.Tag("teams").Contains(agent.Team.Id, StringComparison.Ordinal) && one.Tag("lang", "zh") is "en" == english)
            .ToArray();
        return dice.Weighted(fitting, one => one.Weight * Share(one, agent, week));
    }

    private static int Share(Scenario scenario, Agent agent, int week) => scenario.Tag("topic") switch
    {
        "app-login" => Rising[week],
        "redemption" => agent.Redemptions,
        _ => scenario.Tag("sells") is "yes" ? agent.Sales : 100,
    };

    private static Scenario Find(Repertoire repertoire, string id) =>
        repertoire.Scenarios.FirstOrDefault(one => string.Equals(one.Id, id, StringComparison.Ordinal))
        ?? throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"An incident names the scenario {id}, which nobody wrote."));
}
