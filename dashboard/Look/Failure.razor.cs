using Microsoft.Extensions.Logging;
using Qa.Dashboard.Shell;
using Qa.Domain.Calls;

namespace Qa.Dashboard.Look;

/// <summary>Says what went wrong, under which id the log tells more, and offers to try again.</summary>
public sealed partial class Failure(IStringLocalizer<Texts> l, ILogger<Failure> log)
{
    private readonly string _id = Guid.NewGuid().ToString("N")[..8];
    private Exception? _logged;

    [Parameter, EditorRequired] public Exception Error { get; set; } = null!;

    [Parameter] public EventCallback Retry { get; set; }

    [Parameter] public bool Compact { get; set; }

    private IStringLocalizer<Texts> L => l;

    private string Text => Error switch
    {
        StorageUnavailableException storage => L["Failure.Storage", storage.Remedy],
        TimeoutException => L["Failure.Timeout"],
        _ => L["Failure.Other", Error.GetType().Name],
    };

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_logged, Error))
            return;

        _logged = Error;
        Shown(log, Error, _id);
    }

    [LoggerMessage(LogLevel.Error, "A page shows failure {Id}")]
    private static partial void Shown(ILogger log, Exception error, string id);
}
