using Qa.Demo.Scripts;
using Qa.Domain.Calls;

namespace Qa.Demo.Staging;

/// <summary>What one person says, before it is timed and recognised.</summary>
/// <param name="Pause">Seconds of silence before it; 0 for the usual rhythm.</param>
internal readonly record struct Line(Role Role, string Text, int Pause);

/// <summary>Plays a scenario: follows its steps under the facts of one call.</summary>
internal sealed class Performance(Repertoire repertoire, Speech speech, IReadOnlyDictionary<string, string> slots, HashSet<string> facts, Dice dice)
{
    private readonly List<Line> _lines = [];
    private readonly SortedSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _chosen = new(StringComparer.Ordinal);
    private bool _followed;
    private bool _ended;

    public IReadOnlyList<Line> Lines => _lines;

    /// <summary>Lapses that really came to pass: the scenario reached a line that depended on them.</summary>
    public IEnumerable<string> Staged => _asked.Where(facts.Contains);

    public void Play(IEnumerable<Step> steps)
    {
        foreach (var step in steps)
        {
            if (_ended)
                return;
            var takes = step.Follows ? _followed : step.Percent == 100 || dice.Below(100) < step.Percent;
            if (takes && HoldsButForLapses(step.Guard))
                _asked.UnionWith(step.Guard.Terms.Select(term => term.Fact).Where(Repertoire.IsRule));
            if (!step.Follows)
                _followed = takes && step.Guard.Holds(facts);
            if (takes && step.Guard.Holds(facts))
                Take(step);
        }
    }

    private bool HoldsButForLapses(Guard guard) =>
        guard.Terms.All(term => Repertoire.IsRule(term.Fact) || facts.Contains(term.Fact) == term.Wanted);

    private void Take(Step step)
    {
        switch (step)
        {
            case Include include:
                Play(repertoire.Parts[include.Part]);
                break;
            case End:
                _ended = true;
                break;
            case Choose choose when !facts.Any(fact => fact.StartsWith(choose.Name + "=", StringComparison.Ordinal)):
                facts.Add($"{choose.Name}={dice.Weighted(choose.Options, option => option.Weight).Value}");
                break;
            case Say say:
                var variant = say.AnswersTo is { } asked ? _chosen[asked] % say.Variants.Length : speech.Deal(say);
                _chosen[""] = _chosen[say.Name ?? ""] = variant;
                _lines.Add(new Line(say.Role, speech.Speak(say.Variants[variant], slots, dice), say.Pause));
                break;
        }
    }
}
