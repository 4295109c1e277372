using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Qa.Domain.Calls;

namespace Qa.Silo;

/// <summary>Watches over the start: what goes wrong until then is one sentence for a person, not a stack trace.</summary>
public sealed class Start
{
    private volatile bool _started;

    /// <summary>From now on errors are logged as usual.</summary>
    public void Started() => _started = true;

    /// <summary>Warnings and worse; nothing of what the frameworks say of a failing start, because <see cref="Guard"/> says it.</summary>
    public void Quieten(ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft", LogLevel.Warning);

        // Orleans places every grain through a resilience pipeline, which tells of each step: several lines a call.
        logging.AddFilter("Polly", LogLevel.Warning);
        foreach (var category in (string[])["Orleans", "Microsoft.Orleans", "Microsoft.Extensions.Hosting", "Microsoft.AspNetCore.Server.Kestrel"])
            logging.AddFilter(category, level => _started && level >= LogLevel.Warning);
    }

    /// <returns>The process's exit code.</returns>
    public static async Task<int> Guard(Func<Start, Task> run)
    {
        var progress = new Start();
        try
        {
            await run(progress);
            return 0;
        }
        catch (Exception error) when (!progress._started)
        {
            await Console.Error.WriteLineAsync($"Qa.Orleans cannot start: {Sentence(error)}");
            return 1;
        }
    }

    /// <summary>What a person needs to know of the error.</summary>
    public static string Sentence(Exception error)
    {
        var causes = Causes(error).ToList();
        if (causes.OfType<StorageUnavailableException>().FirstOrDefault() is { } storage)
            return $"{storage.Message} {storage.Remedy}";
        if (causes.OfType<SettingsException>().FirstOrDefault() is { } settings)
            return settings.Message;
        if (causes.OfType<OptionsValidationException>().FirstOrDefault() is { } options)
            return string.Join(" ", options.Failures);
        if (causes.Exists(cause => cause is AddressInUseException))
            return $"{causes.OfType<IOException>().First().Message} Stop the program that listens there, or choose another address with ASPNETCORE_URLS (or --urls).";
        return $"{causes[^1].Message} ({causes[^1].GetType().Name})";
    }

    private static IEnumerable<Exception> Causes(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause is AggregateException { InnerExceptions: [var first, ..] } ? first : cause.InnerException)
            yield return cause;
    }
}
