using FsCheck;
using FsCheck.Fluent;
using Qa.Domain.Capacity;

namespace Qa.Domain.Tests.Capacity;

/// <summary>What holds for advice on any observations: needs, unknowns, gaps and changes of the cluster at any time.</summary>
public sealed class AdviceHistoryProperties
{
    private static readonly CapacityPolicy Policy = new();

    private sealed record Step(CapacityObservation Seen, int? Need, AdviceHistory After, int Era)
    {
        public CapacityAdvice Advice => After.Current!;
    }

    [Fact]
    public void Never_turns_round_within_the_hold_time() => ForAll(steps =>
    {
        foreach (var era in Eras(steps))
        {
            AssertSpaced(era, AdviceKind.Add, Policy.AddAfter);
            AssertSpaced(era, AdviceKind.Remove, Policy.RemoveAfter);
        }
    });

    [Fact]
    public void Adds_only_what_all_of_the_hold_time_asked_for() => ForAll(steps =>
    {
        foreach (var (before, step) in steps.Zip(steps.Skip(1)).Where(pair => pair.Second.Advice.Kind is AdviceKind.Add))
        {
            if (before.Era == step.Era && before.Advice.Kind is AdviceKind.Add && before.Advice.Count >= step.Advice.Count)
                continue;

            Assert.All(Hold(steps, step, Policy.AddAfter), held => Assert.True(held.Need >= step.Advice.Target));
        }
    });

    [Fact]
    public void Removes_only_while_all_of_the_hold_time_can_spare_it() => ForAll(steps =>
    {
        foreach (var step in steps.Where(step => step.Advice.Kind is AdviceKind.Remove))
            Assert.All(Hold(steps, step, Policy.RemoveAfter), held => Assert.True(held.Need <= step.Advice.Target));
    });

    [Fact]
    public void Stays_within_the_minimum_and_the_knee() => ForAll(steps =>
    {
        foreach (var advice in steps.Select(step => step.Advice))
        {
            Assert.True(advice.Kind is not AdviceKind.Remove || advice.Target >= Policy.MinimumSilos);
            Assert.True(advice.Kind is not AdviceKind.Add || advice.Target <= Knee);
            Assert.Equal(advice.Kind is AdviceKind.Add or AdviceKind.Remove, advice.Count > 0);
        }
    });

    [Fact]
    public void Settles_and_stands_still_when_nothing_changes() => ForAll(steps =>
    {
        var (history, last) = (steps[^1].After, steps[^1].Seen);
        var kinds = new List<(AdviceKind, int)>();
        for (var i = 1; i <= 60; i++)
        {
            history = history.Observe(Some.Asking(4, last.LiveSilos, (last.At - Some.Start).TotalMinutes + (i * 0.5)));
            kinds.Add((history.Current!.Kind, history.Current.Count));
        }

        Assert.Single(kinds.TakeLast(25).Distinct());
        Assert.Equal(4, history.Current!.Target);
    });

    [Fact]
    public void Repeated_and_belated_observations_change_nothing() => ForAll(steps =>
    {
        var again = AdviceHistory.Begin(Policy);
        for (var i = 0; i < steps.Count; i++)
            again = again.Observe(steps[i].Seen).Observe(steps[i / 2].Seen).Observe(steps[i].Seen);

        Assert.Equal(steps[^1].After.Current!.Since, again.Current!.Since);
        Assert.Equal(steps[^1].After.Past.Select(advice => (advice.Kind, advice.Since)), again.Past.Select(advice => (advice.Kind, advice.Since)));
    });

    private const int Knee = 6;

    // Advice that was left does not come back within its hold time.
    private static void AssertSpaced(IReadOnlyList<Step> era, AdviceKind kind, TimeSpan hold)
    {
        DateTimeOffset? left = null;
        foreach (var (before, step) in era.Zip(era.Skip(1)))
        {
            if (before.Advice.Kind == kind && step.Advice.Kind != kind)
                left = step.Seen.At;
            if (before.Advice.Kind != kind && step.Advice.Kind == kind && left is { } at)
                Assert.True(step.Seen.At - at >= hold, $"{kind} was left at {at:T} and came back at {step.Seen.At:T}");
        }
    }

    private static IEnumerable<List<Step>> Eras(IReadOnlyList<Step> steps) =>
        steps.GroupBy(step => step.Era).Select(era => era.ToList());

    // The observations of the hold time before a step, which must be there, unbroken, in its era.
    private static List<Step> Hold(IReadOnlyList<Step> steps, Step step, TimeSpan hold)
    {
        var era = steps.Where(other => other.Era == step.Era && other.Seen.At <= step.Seen.At).ToList();
        Assert.True(step.Seen.At - era[0].Seen.At >= hold);
        return era.SkipWhile(other => other.Seen.At < step.Seen.At - hold).ToList();
    }

    private static void ForAll(Action<IReadOnlyList<Step>> holds) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60).WithEndSize(int.MaxValue),
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => holds(Draw(new Random(seed)))));

    // Restless on purpose: needs stay near a level that jumps, so that both windows fill now and then.
    private static List<Step> Draw(Random random)
    {
        var (history, steps, minute, live, level, era) = (AdviceHistory.Begin(Policy), new List<Step>(), 0.0, random.Next(1, 9), random.Next(2, 9), 0);
        var restless = random.NextDouble() * 0.3;
        for (var i = 0; i < 250; i++)
        {
            var (gap, lives) = (random.NextDouble() < 0.01 ? 1.5 : 0.1 + (random.NextDouble() * 0.5), random.NextDouble() < 0.01 ? random.Next(1, 9) : live);
            era += i > 0 && (gap > 1 || lives != live) ? 1 : 0;
            (minute, live) = (minute + gap, lives);
            if (random.NextDouble() < restless * 0.3)
                level = random.Next(2, 9);

            var asked = level + (random.NextDouble() < restless ? random.Next(-1, 2) : 0);
            var seen = random.NextDouble() < restless * 0.05
                ? new CapacityObservation(Some.Start.AddMinutes(minute), live, null, null, 0, TimeSpan.Zero, null)
                : Some.Observation(arrival: 7 * asked, peak: 0, live: live, minute: minute, throughput: Some.WithKnee(Knee, 14));
            history = history.Observe(seen);
            steps.Add(new Step(seen, CapacityNeed.Of(seen, Policy).Silos, history, era));
        }

        return steps;
    }
}
