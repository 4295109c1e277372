namespace Qa.Cli.Bench;

/// <summary>Counts what came of requests; thread-safe. Only requests that were due in the measured part count.</summary>
internal sealed class BenchTally(BenchPlan plan)
{
    private static readonly BenchKind All = new("all", new("合计", "all"));

    private readonly Lock _gate = new();
    private readonly KindTally _all = new(All);
    private readonly KindTally _firstHalf = new(All);
    private readonly KindTally _lastHalf = new(All);
    private readonly SortedDictionary<string, KindTally> _kinds = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _statuses = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _errors = new(StringComparer.Ordinal);
    private LateStarts _late = LateStarts.None;
    private int _answeredInTime;
    private string? _firstProblem;

    /// <param name="start">When it was begun, from the start of the warm-up.</param>
    /// <param name="end">When its answer was complete, or when it was given up.</param>
    public void Add(DueRequest due, TimeSpan start, TimeSpan end, BenchAnswer answer)
    {
        lock (_gate)
        {
            // Throughput is what comes out while it is measured, whenever it was put in: so a steady server achieves what is offered.
            if (answer.Succeeded && plan.Measures(end))
                _answeredInTime++;
            if (!plan.Measures(due.At))
                return;

            var latency = end - due.At;
            foreach (var tally in (KindTally[])[_all, due.At < plan.WarmUp + (plan.Duration / 2) ? _firstHalf : _lastHalf, Of(due.Request.Kind)])
                tally.Add(latency, answer);
            var (counts, name) = answer.Error is { } error ? (_errors, error) : (_statuses, $"{answer.Status}");
            counts[name] = counts.GetValueOrDefault(name) + 1;
            _late = _late.With(due, start);
            _firstProblem ??= answer.Problem;
        }
    }

    public BenchFigures Figures()
    {
        lock (_gate)
        {
            var all = _all.Figures();
            var due = all.Succeeded + all.Failed;
            return new BenchFigures(
                due,
                due / plan.Duration.TotalSeconds,
                _answeredInTime / plan.Duration.TotalSeconds,
                all,
                [.. _kinds.Values.Select(kind => kind.Figures())],
                new HalvesComparison(_firstHalf.Figures().Latency, _lastHalf.Figures().Latency, _errors.GetValueOrDefault(BenchAnswer.NotSent.Error!)),
                _statuses,
                _errors,
                _firstProblem,
                _late);
        }
    }

    private KindTally Of(BenchKind kind) =>
        _kinds.TryGetValue(kind.Id, out var known) ? known : _kinds[kind.Id] = new KindTally(kind);
}
