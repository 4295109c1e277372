namespace Qa.Demo.Casting;

/// <summary>How likely an agent is to break a rule in a call that gives the chance.</summary>
internal static class Conduct
{
    // Everyday lapses of an average agent. Rules that are absent here are broken only by plan (see Staging/Incidents.cs).
    private static readonly Dictionary<string, double> Everyday = new(StringComparer.Ordinal)
    {
        ["A02"] = 0.03, ["A03"] = 0.03, ["A04"] = 0.03, ["A05"] = 0.25, ["A06"] = 0.04, ["A07"] = 0.07, ["A08"] = 0.08,
        ["K04"] = 0.06, ["K05"] = 0.03, ["S01"] = 0.14, ["S02"] = 0.04, ["S03"] = 0.06, ["S04"] = 0.06,
        ["C05"] = 0.08, ["C07"] = 0.05, ["C08"] = 0.05, ["C12"] = 0.04, ["C13"] = 0.08, ["C14"] = 0.05, ["C15"] = 0.10, ["C16"] = 0.06,
        ["C17"] = 0.12, ["C18"] = 0.06, ["C19"] = 0.03, ["C27"] = 0.10, ["C29"] = 0.10, ["C30"] = 0.10,
    };

    public static double Rate(Agent agent, int week, string rule, string topic)
    {
        var usual = Everyday.GetValueOrDefault(rule) * agent.Carelessness;
        if (rule is "K04" && topic is "redemption" && Is(DemoStory.Gap, agent))
            return 0.7;
        if (Is(DemoStory.Slide, agent) && week >= DemoStory.Slide.FromWeek)
            return Math.Max(usual, Sliding(rule, week - DemoStory.Slide.FromWeek));
        if (Is(DemoStory.Training, agent))
            return week < DemoStory.Training.FromWeek ? Math.Max(usual, BeforeTraining(rule)) : usual * AfterTraining(rule);
        return rule is "S04" && topic is "app-login" && week >= DemoStory.AppLogin.FromWeek ? 0.3 : usual;
    }

    private static bool Is(DemoStory story, Agent agent) => story.Agents.Contains(agent.Id, StringComparer.Ordinal);

    // Weeks 0–4 of the slide: manners go first, then the will to help, then the tongue.
    private static double Sliding(string rule, int weeks) => rule switch
    {
        "A08" => 0.30 + (0.16 * weeks),
        "A02" => 0.10 + (0.16 * weeks),
        "A01" => weeks < 2 ? 0 : 0.20 * (weeks - 1),
        "S02" => 0.15 + (0.17 * weeks),
        "A06" or "A07" or "S01" => 0.15 + (0.10 * weeks),
        "A05" or "S03" => 0.20 + (0.08 * weeks),
        _ => 0,
    };

    private static double BeforeTraining(string rule) => rule switch
    {
        "C05" => 0.85,
        "C08" => 0.65,
        "C07" => 0.45,
        "C16" or "C15" => 0.40,
        _ => 0,
    };

    private static double AfterTraining(string rule) => rule is "C05" or "C07" or "C08" or "C15" or "C16" ? 0.3 : 0.8;
}
