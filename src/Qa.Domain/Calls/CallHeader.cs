namespace Qa.Domain.Calls;

/// <summary>Who called whom.</summary>
public enum Direction
{
    Inbound,
    Outbound,
}

/// <summary>What the call was about, as the call centre routes it. Rules apply by business line.</summary>
public enum BusinessLine
{
    Wealth,
    Fund,
    Insurance,
    Deposit,
    Loan,
    Collection,
    Service,
    Complaint,
}

/// <summary>What is known about a call besides its words.</summary>
/// <param name="CallId">Identity: the same id is the same call. 1–128 characters.</param>
/// <param name="AgentId">Who is judged. 1–128 characters.</param>
/// <param name="AgentName">For people; the newest name wins.</param>
/// <param name="TeamId">The agent's team on the day of the call, if known.</param>
/// <param name="StartedAt">With the call centre's own offset: the call's day is the day on its clock.</param>
/// <param name="Language">BCP 47, "zh" by default.</param>
/// <param name="Attributes">Facts from telephony and CRM, such as customerRiskLevel, customerAge, ivrRecordingNotice, ivrIdentityVerified,
/// assessmentValid, hangupBy. Ordered by name so that the same call always has the same hash.</param>
/// <param name="Products">Product codes that the CRM tied to the call.</param>
[GenerateSerializer, Immutable, Alias("qa.call-header")]
public sealed record CallHeader(
    string CallId,
    string AgentId,
    string? AgentName,
    string? TeamId,
    string? TeamName,
    string? CustomerId,
    Direction? Direction,
    BusinessLine? BusinessLine,
    DateTimeOffset StartedAt,
    string Language,
    ImmutableSortedDictionary<string, string> Attributes,
    ImmutableArray<string> Products)
{
    /// <summary>The call's day on the call centre's clock.</summary>
    public DateOnly Day => DateOnly.FromDateTime(StartedAt.DateTime);
}
