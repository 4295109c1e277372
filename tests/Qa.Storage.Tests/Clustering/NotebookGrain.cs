using Orleans;
using Orleans.Runtime;

namespace Qa.Storage.Tests.Clustering;

/// <summary>A grain with a state and a reminder.</summary>
public interface INotebookGrain : IGrainWithStringKey
{
    Task Write(string text);

    Task<string> Read();

    Task<string> Where();

    Task RemindEvery(TimeSpan period);

    Task ForgetReminder();

    /// <summary>How often this activation was reminded.</summary>
    Task<int> Reminders();
}

public sealed class NotebookGrain([PersistentState("notebook")] IPersistentState<Notebook> state, ILocalSiloDetails silo) : Grain, INotebookGrain, IRemindable
{
    private const string Name = "notebook";
    private int _reminders;

    public Task Write(string text)
    {
        state.State.Text = text;
        return state.WriteStateAsync();
    }

    public Task<string> Read() => Task.FromResult(state.State.Text);

    public Task<string> Where() => Task.FromResult(silo.SiloAddress.ToString());

    public Task RemindEvery(TimeSpan period) => this.RegisterOrUpdateReminder(Name, TimeSpan.Zero, period);

    public async Task ForgetReminder()
    {
        if (await this.GetReminder(Name) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    public Task<int> Reminders() => Task.FromResult(_reminders);

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        _reminders++;
        return Task.CompletedTask;
    }
}

[GenerateSerializer]
public sealed class Notebook
{
    [Id(0)]
    public string Text { get; set; } = "";
}
