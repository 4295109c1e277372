namespace Qa.Domain.Rules;

/// <summary>How a rule combines its conditions: <c>a &amp;&amp; (b || !c)</c>. <see cref="ToString"/> writes what <see cref="LogicParser"/> reads.</summary>
public abstract record LogicExpression
{
    /// <summary>The names it refers to, in the order of writing, with repeats.</summary>
    public abstract IEnumerable<string> Names { get; }

    internal abstract int Binding { get; }

    // An operand that binds less tightly than asked goes into parentheses.
    private protected static string Write(LogicExpression operand, int binding) =>
        operand.Binding < binding ? $"({operand})" : operand.ToString()!;
}

public sealed record ConditionReference(string Name) : LogicExpression
{
    public override IEnumerable<string> Names => [Name];

    internal override int Binding => 4;

    public override string ToString() => Name;
}

public sealed record Not(LogicExpression Operand) : LogicExpression
{
    public override IEnumerable<string> Names => Operand.Names;

    internal override int Binding => 3;

    public override string ToString() => $"!{Write(Operand, 3)}";
}

public sealed record And(ImmutableArray<LogicExpression> Operands) : LogicExpression
{
    public override IEnumerable<string> Names => Operands.SelectMany(operand => operand.Names);

    internal override int Binding => 2;

    public bool Equals(And? other) => other is not null && Operands.SequenceEqual(other.Operands);

    public override int GetHashCode() => Operands.Length;

    public override string ToString() => string.Join(" && ", Operands.Select(operand => Write(operand, 3)));
}

public sealed record Or(ImmutableArray<LogicExpression> Operands) : LogicExpression
{
    public override IEnumerable<string> Names => Operands.SelectMany(operand => operand.Names);

    internal override int Binding => 1;

    public bool Equals(Or? other) => other is not null && Operands.SequenceEqual(other.Operands);

    public override int GetHashCode() => -Operands.Length;

    public override string ToString() => string.Join(" || ", Operands.Select(operand => Write(operand, 2)));
}
