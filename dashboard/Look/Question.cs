namespace Qa.Dashboard.Look;

/// <summary>Something a page asks, once, however many cards show the answer. Asking again is the retry.</summary>
public sealed class Question<T>(Func<CancellationToken, Task<T>> ask) : IDisposable
{
    private readonly CancellationTokenSource _closed = new();
    private Task<T>? _answer;

    /// <summary>Raised when the question is asked again.</summary>
    public event Action? Asked;

    public Task<T> Answer => _answer ??= Ask();

    public void Again()
    {
        _answer = null;
        Asked?.Invoke();
    }

    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    // A query that throws before its first await must fail the card like any other.
    private async Task<T> Ask() => await ask(_closed.Token);
}
