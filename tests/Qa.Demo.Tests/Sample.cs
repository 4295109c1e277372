using Qa.Demo.Staging;
using Qa.Domain.Calls;

namespace Qa.Demo.Tests;

/// <summary>One generation of the sample data, shared by the tests.</summary>
internal static class Sample
{
    public const int Seed = 7;
    public static readonly DateOnly LastDay = new(2026, 11, 20);

    private static readonly Lazy<StagedCall[]> Generated = new(() => [.. DemoCalls.Stage(Seed, LastDay)]);

    public static StagedCall[] Staged => Generated.Value;

    public static IEnumerable<Call> Calls => Staged.Select(staged => staged.Call);
}
