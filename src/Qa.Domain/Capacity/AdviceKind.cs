namespace Qa.Domain.Capacity;

public enum AdviceKind
{
    /// <summary>Something needed is unknown, or it has not been watched for long enough since the cluster changed.</summary>
    CannotTell,
    Keep,
    Add,
    Remove,
}
