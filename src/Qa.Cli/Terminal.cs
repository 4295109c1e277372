using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Qa.Domain;
using Spectre.Console;

namespace Qa.Cli;

/// <summary>Where the command line writes, and in which language and form.</summary>
/// <param name="English">Chinese otherwise.</param>
/// <param name="Interactive">A person watches: progress bars and tables; otherwise progress is written as JSON Lines.</param>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool English, bool Interactive)
{
    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        // The output goes to terminals and files, not into HTML: Chinese stays readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    // Wide enough that a table in a file or a pipe is not wrapped.
    private const int UnwatchedWidth = 160;

    public static Terminal OfProcess(IReadOnlyList<string> args)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Terminal(Console.Out, Console.Error, WantsEnglish(args, Environment.GetEnvironmentVariable), !Console.IsOutputRedirected);
    }

    /// <summary>The language must be known before the commands are built, because their help is written in it.</summary>
    public static bool WantsEnglish(IReadOnlyList<string> args, Func<string, string?> environment)
    {
        var asked = args.Select((arg, i) => arg switch
        {
            "--lang" when i + 1 < args.Count => args[i + 1],
            _ when arg.StartsWith("--lang=", StringComparison.Ordinal) || arg.StartsWith("--lang:", StringComparison.Ordinal) => arg["--lang=".Length..],
            _ => null,
        }).FirstOrDefault(value => value is not null);
        var language = asked ?? new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return language?.StartsWith("en", StringComparison.OrdinalIgnoreCase) ?? false;
    }

    public CultureInfo Culture => CultureInfo.GetCultureInfo(English ? "en" : "zh-Hans");

    public string Say(string zh, string en) => English ? en : zh;

    public string Say(LocalText text) => text.In(English ? "en" : "zh");

    public void Line(string text = "") => Out.WriteLine(text);

    public void Complain(string text) => Error.WriteLine(text);

    /// <summary>One JSON object, one line.</summary>
    public void Json(object value) => Out.WriteLine(ToJson(value));

    /// <summary>One JSON object, one line, as <see cref="Json"/> writes it.</summary>
    public static string ToJson(object value) => JsonSerializer.Serialize(value, JsonOptions);

    public IAnsiConsole Ansi()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Out),
            Ansi = Interactive ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = Interactive ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!Interactive)
            console.Profile.Width = UnwatchedWidth;
        return console;
    }
}
