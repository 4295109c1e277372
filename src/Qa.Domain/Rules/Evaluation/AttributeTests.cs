using Qa.Domain.Calls;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>Compares what is known about a call.</summary>
internal static class AttributeTests
{
    public static Truth Evaluate(AttributeTest test, CallHeader header)
    {
        var there = header.Attributes.TryGetValue(test.Attribute, out var value) && value.Length > 0;
        return test.Operator switch
        {
            AttributeOperator.Exists => Truths.Of(there),
            AttributeOperator.Missing => Truths.Of(!there),
            _ when !there => Truth.Unknown,
            AttributeOperator.Is or AttributeOperator.In => Truths.Of(test.Values.Contains(value!, StringComparer.OrdinalIgnoreCase)),
            AttributeOperator.IsNot => Truths.Of(!test.Values.Contains(value!, StringComparer.OrdinalIgnoreCase)),
            AttributeOperator.AtLeast => Compare(value!, test.Values[0], static (actual, limit) => actual >= limit),
            AttributeOperator.AtMost => Compare(value!, test.Values[0], static (actual, limit) => actual <= limit),
            _ => throw new ArgumentOutOfRangeException(nameof(test), test.Operator, null),
        };
    }

    private static Truth Compare(string value, string limit, Func<decimal, decimal, bool> holds) =>
        AttributeNumber.Of(value) is { } actual && AttributeNumber.Of(limit) is { } bound ? Truths.Of(holds(actual, bound)) : Truth.Unknown;
}
