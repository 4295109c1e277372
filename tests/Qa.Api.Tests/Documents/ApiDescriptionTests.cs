namespace Qa.Api.Tests.Documents;

public sealed class ApiDescriptionTests(RunningSilo silo)
{
    [Theory]
    [InlineData("/api/v1/calls", "post")]
    [InlineData("/api/v1/calls", "get")]
    [InlineData("/api/v1/calls:batch", "post")]
    [InlineData("/api/v1/calls/{id}", "get")]
    [InlineData("/api/v1/calls/{id}/report", "get")]
    [InlineData("/api/v1/calls/{id}/trace", "get")]
    [InlineData("/api/v1/calls/{id}/rescore", "post")]
    [InlineData("/api/v1/agents", "get")]
    [InlineData("/api/v1/agents/{id}", "get")]
    [InlineData("/api/v1/agents/{id}/trend", "get")]
    [InlineData("/api/v1/teams", "get")]
    [InlineData("/api/v1/teams/{id}", "get")]
    [InlineData("/api/v1/rulebooks", "get")]
    [InlineData("/api/v1/rulebooks/{id}", "get")]
    [InlineData("/api/v1/rulebooks/{id}/versions", "get")]
    [InlineData("/api/v1/rulebooks/{id}/versions/{version}", "get")]
    [InlineData("/api/v1/rulebooks/{id}/publish", "post")]
    [InlineData("/api/v1/rules/test", "post")]
    [InlineData("/health/live", "get")]
    [InlineData("/health/ready", "get")]
    public async Task Describes_every_path(string path, string method)
    {
        var document = await silo.Get("/openapi/v1.json");

        Assert.NotEmpty((string)document["paths"]![path]![method]!["summary"]!);
    }

    [Fact]
    public async Task Has_a_page_that_loads_nothing_from_outside()
    {
        var page = await silo.Http.GetStringAsync("/api/docs/", TestContext.Current.CancellationToken);

        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.Contains("\"withDefaultFonts\":false", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await silo.Http.GetAsync("/api/docs/scalar.js", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task Tells_its_health(string path, string status) => Assert.Equal(status, (string)(await silo.Get(path))["status"]!);
}
