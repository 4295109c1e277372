using Qa.Benchmarks;
using Qa.Benchmarks.Calls;
using Qa.Benchmarks.Language;
using Qa.Benchmarks.Rules;

// dotnet run -c Release --project tests/Qa.Benchmarks -- engine|ingest|matcher|postgres|reading|regex|all
var benchmarks = new SortedDictionary<string, Func<Task>>(StringComparer.Ordinal)
{
    ["engine"] = Sync(EngineBenchmark.Run),
    ["ingest"] = IngestBenchmark.Run,
    ["matcher"] = Sync(MatcherBenchmark.Run),
    ["postgres"] = PostgresBenchmark.Run,
    ["reading"] = Sync(ReadingBenchmark.Run),
    ["regex"] = Sync(RegexBenchmark.Run),
};

string[] wanted = args is [] or ["all"] ? [.. benchmarks.Keys] : args;
if (wanted.FirstOrDefault(name => !benchmarks.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"There is no benchmark \"{unknown}\". Choose from: {string.Join(", ", benchmarks.Keys)}, all.");
    return 2;
}

Measure.WarnAboutDebugBuild();
foreach (var name in wanted)
{
    Console.WriteLine($"== {name}");
    await benchmarks[name]();
}

return 0;

static Func<Task> Sync(Action run) => () =>
{
    run();
    return Task.CompletedTask;
};
