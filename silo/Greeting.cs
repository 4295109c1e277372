using Qa.Api;
using Qa.Storage;
using Qa.Storage.Overview;

namespace Qa.Silo;

/// <summary>The first lines on the console: where to look, and what to do first.</summary>
internal static class Greeting
{
    public static async Task Print(WebApplication app)
    {
        var url = app.Urls.FirstOrDefault() ?? QaSilo.DefaultUrl;
        Console.WriteLine($"Qa.Orleans  {url}");
        Console.WriteLine($"API         {url}{ApiRegistration.DocsPath}");
        Console.WriteLine($"Database    {app.Services.GetRequiredService<QaStore>().Place}");
        if (await app.Services.GetRequiredService<OverviewQueries>().Days() is null)
            Console.WriteLine($"还没有通话：打开网页载入示例数据，或运行 qa demo。 No calls yet: load sample data on the page, or run: qa demo");
    }
}
