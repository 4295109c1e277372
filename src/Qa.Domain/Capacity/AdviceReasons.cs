namespace Qa.Domain.Capacity;

/// <summary>Advice from a target, with what holds it where the latest need differs.</summary>
internal static class AdviceReasons
{
    /// <param name="target">Null while nothing can be told.</param>
    public static CapacityAdvice Advise(CapacityObservation seen, CapacityNeed need, int? target, AdviceWindow window, CapacityPolicy policy)
    {
        var (kind, count) = (target - seen.LiveSilos) switch
        {
            null => (AdviceKind.CannotTell, 0),
            > 0 and var more => (AdviceKind.Add, more),
            < 0 and var fewer => (AdviceKind.Remove, -fewer),
            _ => (AdviceKind.Keep, 0),
        };
        ImmutableArray<LocalText> reasons = Held(need, target, window, policy) is { } held ? [held, .. need.Reasons] : need.Reasons;
        return new CapacityAdvice(kind, count, seen.LiveSilos, seen.At, reasons);
    }

    private static LocalText? Held(CapacityNeed need, int? target, AdviceWindow window, CapacityPolicy policy)
    {
        if (need.Silos is not { } silos)
            return null;

        var (watched, add, remove) = (Figure.Time(window.Watched), Figure.Time(policy.AddAfter), Figure.Time(policy.RemoveAfter));
        if (target is null)
        {
            return new LocalText(
                $"已连续观察 {watched.Zh}（需 {add.Zh}）；现在看需要 {silos} 个。",
                $"Watched without a break for {watched.En} of {add.En}; for now {silos} are needed.");
        }

        return silos == target ? null : new LocalText(
            $"现在看需要 {silos} 个；增加的需要须持续 {add.Zh}，减少须持续 {remove.Zh}，建议才会改变（已观察 {watched.Zh}）。",
            $"For now {silos} are needed; advice changes when more are needed for {add.En} or fewer for {remove.En} (watched for {watched.En}).");
    }
}
