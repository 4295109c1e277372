using System.Collections.Immutable;
using System.Text.Json;
using Qa.Domain.Calls;

namespace Qa.PublicDialogues;

/// <summary>One dialogue of a public data set as a call of an invented agent.</summary>
internal static class PublicDialogue
{
    private const int Agents = 12;
    private const int Teams = 3;
    private static readonly DateTimeOffset FirstDay = new(2026, 9, 1, 9, 0, 0, TimeSpan.FromHours(8));

    /// <param name="index">Spreads the dialogues over agents and days, always in the same way.</param>
    /// <returns>Null for a dialogue without a single turn of text.</returns>
    public static Call? ToCall(string json, int index)
    {
        using var document = JsonDocument.Parse(json);
        var dialogue = document.RootElement;
        var turns = dialogue.GetProperty("turns").EnumerateArray()
            .Select(turn => (Role: turn.GetProperty("role").GetString(), Text: turn.GetProperty("text").GetString() ?? string.Empty))
            .Where(turn => turn.Text.Length > 0)
            .Select((turn, seq) => new Utterance(seq, turn.Role == "agent" ? Role.Agent : Role.Customer, turn.Text))
            .ToImmutableArray();
        if (turns.IsEmpty)
            return null;

        var agent = index % Agents;
        var header = new CallHeader(
            CallId: dialogue.GetProperty("dialogue_id").GetString()!,
            AgentId: $"P{agent + 1:00}",
            AgentName: $"公开对话坐席{agent + 1:00}",
            TeamId: $"P-T{(agent % Teams) + 1}",
            TeamName: $"公开对话{(agent % Teams) + 1}组",
            CustomerId: null,
            Direction.Inbound,
            BusinessLine.Service,
            FirstDay.AddDays(index % 60).AddMinutes(index % 480),
            dialogue.GetProperty("lang").GetString() ?? "zh",
            ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("channel", dialogue.GetProperty("channel").GetString() ?? "chat"),
            Products: []);
        return new Call(header, turns);
    }
}
