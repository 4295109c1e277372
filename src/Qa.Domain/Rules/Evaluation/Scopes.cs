using Qa.Domain.Calls;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>Whether a rule concerns a call at all.</summary>
internal static class Scopes
{
    /// <returns>Unknown where an attribute is missing that the scope asks for. A missing attribute exempts from nothing.</returns>
    public static Truth Evaluate(RuleScope scope, CallHeader header)
    {
        if (header.BusinessLine is { } line && !scope.BusinessLines.IsEmpty && !scope.BusinessLines.Contains(line))
            return Truth.False;
        if (header.Direction is { } direction && !scope.Directions.IsEmpty && !scope.Directions.Contains(direction))
            return Truth.False;
        foreach (var exempt in scope.Exempt)
        {
            if (AttributeTests.Evaluate(exempt, header) is Truth.True)
                return Truth.False;
        }

        var truth = Truth.True;
        foreach (var attribute in scope.Attributes)
            truth = truth.And(AttributeTests.Evaluate(attribute, header));
        return truth;
    }
}
