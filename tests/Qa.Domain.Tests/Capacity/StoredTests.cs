using System.Text.Json;
using Qa.Domain.Capacity;

namespace Qa.Domain.Tests.Capacity;

/// <summary>What is kept as state in JSON comes back as it went.</summary>
public sealed class StoredTests
{
    public static TheoryData<object> Kept =>
    [
        ScalingCurve.Fit([new(1, 10), new(2, 19), new(3, 26), new(4, 31)]),
        ScalingCurve.Fit([new(1, 10), new(2, 19)]),
        Some.WithKnee(4),
        new CapacityPolicy(0.6, 3, 9, 2, TimeSpan.FromHours(1), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(20), TimeSpan.FromSeconds(40)),
        Some.Observation(arrival: 1.5, peak: null, backlog: 7, oldestMinutes: 3, live: 4, throughput: Some.WithKnee(4)),
        AdviceHistory.Begin(new CapacityPolicy()).Observe(Some.Asking(3, 2, 0)).Observe(Some.Asking(3, 2, 0.5)).Observe(Some.Asking(3, 3, 1)),
        new CostModel(1.25m, "元"),
        new GrainActivity("call", "a", 5, 6, 0.7),
    ];

    [Theory, MemberData(nameof(Kept))]
    public void Comes_back_from_json(object value) =>
        Assert.Equal(Json(value), Json(JsonSerializer.Deserialize(Json(value), value.GetType())));

    private static string Json(object? value) => JsonSerializer.Serialize(value, value!.GetType());
}
