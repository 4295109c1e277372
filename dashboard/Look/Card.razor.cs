namespace Qa.Dashboard.Look;

/// <summary>Shows the answer to a question: a skeleton while waiting, a failure with a retry, an empty state, or the content. Fails alone.</summary>
public sealed partial class Card<T> : IDisposable
{
    private enum State
    {
        Waiting,
        Answered,
        Failed,
    }

    private Question<T>? _shown;
    private State _state;
    private T? _answer;
    private Exception? _error;

    [Parameter, EditorRequired] public Question<T> From { get; set; } = null!;

    [Parameter, EditorRequired] public RenderFragment<T> ChildContent { get; set; } = null!;

    [Parameter] public string? Title { get; set; }

    [Parameter] public string? Hint { get; set; }

    [Parameter] public RenderFragment<T>? Head { get; set; }

    /// <summary>Shown instead of the content where <see cref="IsEmpty"/> holds.</summary>
    [Parameter] public RenderFragment<T>? Empty { get; set; }

    [Parameter] public Func<T, bool> IsEmpty { get; set; } = _ => false;

    [Parameter] public string? Class { get; set; }

    /// <summary>Lines of the skeleton, about as tall as the content to come.</summary>
    [Parameter] public int Lines { get; set; } = 4;

    private string Height => $"{Lines * 1.6:0.0}rem";

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(From, _shown))
            return;

        Unsubscribe();
        _shown = From;
        _shown.Asked += OnAskedAgain;
        await Load();
    }

    public void Dispose() => Unsubscribe();

    private void Unsubscribe()
    {
        if (_shown is not null)
            _shown.Asked -= OnAskedAgain;
    }

    private void Again() => _shown!.Again();

    private void OnAskedAgain() => InvokeAsync(async () =>
    {
        var loading = Load();
        StateHasChanged();
        await loading;
        StateHasChanged();
    });

    private async Task Load()
    {
        // The prerendered page shows skeletons; the answer comes with the live page, so that nothing is asked twice.
        _state = State.Waiting;
        if (!RendererInfo.IsInteractive)
            return;

        var asked = _shown!;
        try
        {
            var answer = await asked.Answer;
            if (!ReferenceEquals(asked, _shown))
                return;

            (_answer, _state) = (answer, State.Answered);
        }
        catch (OperationCanceledException) when (!ReferenceEquals(asked, _shown))
        {
            // The page asks something else by now.
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (ReferenceEquals(asked, _shown))
                (_error, _state) = (error, State.Failed);
        }
    }
}
