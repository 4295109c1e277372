namespace Qa.Domain.Capacity;

/// <summary>What a planner should look at again before believing a plan.</summary>
internal static class SizingWarnings
{
    public static ImmutableArray<LocalText> Of(SizingWorkload workload, SizingMeasures measures) =>
        [.. new[] { OfAgents(workload), OfCurve(workload, measures.Throughput) }.OfType<LocalText>()];

    private static LocalText? OfAgents(SizingWorkload workload)
    {
        var hours = workload.CallsPerAgentDay * workload.CallSeconds / 3600;
        if (hours > workload.WorkingHours)
        {
            return new LocalText(
                $"每人每天要通话 {Figure.Of(hours)} 小时，而工作时间只有 {Figure.Of(workload.WorkingHours)} 小时：通话数或时长有误。",
                $"An agent would have to speak {Figure.Of(hours)} hours of {Figure.Of(workload.WorkingHours)}: too many calls, or too long ones.");
        }

        var (calls, agents) = (Figure.Of(workload.PeakConcurrentCalls), Figure.Of(workload.Agents));
        return workload.PeakConcurrentCalls <= workload.Agents ? null : new LocalText(
            $"高峰时有 {calls} 通同时进行，多于 {agents} 名坐席：峰值系数过大。",
            $"{calls} calls at once in the busiest hour, but only {agents} agents: the peak factor is too high.");
    }

    private static LocalText? OfCurve(SizingWorkload workload, MeasuredThroughput throughput)
    {
        if (throughput.Curve is not { LargestMeasured: var measured })
        {
            return new LocalText(
                "没有实测的扩展曲线，按线性估算，silo 数偏少；请运行 qa bench cluster。",
                "There is no measured scaling curve: silos are taken to scale linearly, which is too few. Run qa bench cluster.");
        }

        return throughput.SilosFor(workload.PeakCallsPerSecond, 1, measured) is not null ? null : new LocalText(
            $"高峰负载超出了实测范围（最多 {measured} 个 silo），silo 数是外推。",
            $"The peak lies beyond what was measured (up to {Figure.Silos(measured)}): the number of silos is an extrapolation.");
    }
}
