namespace Qa.Domain.Rules;

/// <summary>How a rule combines its conditions: <c>a &amp;&amp; (b || !c)</c>.</summary>
public abstract record LogicExpression;

public sealed record ConditionReference(string Name) : LogicExpression;

public sealed record Not(LogicExpression Operand) : LogicExpression;

public sealed record And(ImmutableArray<LogicExpression> Operands) : LogicExpression;

public sealed record Or(ImmutableArray<LogicExpression> Operands) : LogicExpression;
