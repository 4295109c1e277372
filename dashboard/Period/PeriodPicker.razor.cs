using System.Globalization;

namespace Qa.Dashboard.Period;

/// <summary>Presets and two days. The page puts the choice into its URL.</summary>
public sealed partial class PeriodPicker
{
    [Parameter, EditorRequired] public TimeRange Value { get; set; } = null!;

    [Parameter, EditorRequired] public DateOnly Today { get; set; }

    [Parameter] public EventCallback<TimeRange> ValueChanged { get; set; }

    private Task Choose(TimeRange range) => ValueChanged.InvokeAsync(range);

    private Task ChooseFrom(ChangeEventArgs change) => Choose(TimeRange.Between(Day(change), Value.To));

    private Task ChooseTo(ChangeEventArgs change) => Choose(TimeRange.Between(Value.From, Day(change)));

    private static DateOnly? Day(ChangeEventArgs change) =>
        DateOnly.TryParseExact(change.Value as string, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
