using Qa.Silo;

// The whole product on one machine: silo, store, API and pages in one process.
return await Start.Guard(async progress =>
{
    await using var app = QaSilo.Build(args, progress);
    await app.StartAsync();
    progress.Started();
    await Greeting.Print(app);
    await app.WaitForShutdownAsync();
});
