using System.Globalization;
using Qa.Demo.Casting;
using Qa.Demo.Scripts;

namespace Qa.Demo.Staging;

/// <summary>What telephony and CRM know of a call. Some of it is a fact that the script asks for.</summary>
internal static class Circumstances
{
    public static ImmutableSortedDictionary<string, string> Of(Scenario scenario, Product? product, string? level, HashSet<string> facts, Dice dice)
    {
        var outbound = scenario.Tag("dir") is "out";
        var sells = scenario.Tag("sells") is "yes";
        var age = scenario.Tag("age") is "old" ? dice.Between(65, 79) : dice.Between(23, sells && product is { Risk: "R4" } ? 60 : 74);
        var recorded = !outbound && !facts.Contains("C13") && dice.Chance(0.8);
        var verified = !outbound && !facts.Contains("C12") && dice.Chance(0.35);
        AddIf(recorded, "ivrrec");
        AddIf(verified, "ivrid");
        AddIf(age >= 65, "old");

        var attributes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        attributes["customerAge"] = age.ToString(CultureInfo.InvariantCulture);
        attributes["ivrRecordingNotice"] = recorded ? "true" : "false";
        attributes["ivrIdentityVerified"] = verified ? "true" : "false";
        attributes["hangupBy"] = facts.Contains("A07") || dice.Chance(0.04) ? "agent" : "customer";
        if (product is { Risk.Length: 2 } && level is not null)
            attributes["customerRiskLevel"] = level;
        if (sells && product is { Risk.Length: 2 })
            attributes["assessmentValid"] = !facts.Contains("C08") && dice.Chance(0.6) ? "true" : "false";
        return attributes.ToImmutable();

        void AddIf(bool holds, string fact)
        {
            if (holds)
                facts.Add(fact);
        }
    }
}
