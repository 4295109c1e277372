using System.Text.Json;

namespace Qa.Cli.Tests.Rules;

public sealed class SchemaCommandTests
{
    [Fact]
    public async Task Prints_the_schema_as_it_is_shipped()
    {
        var run = await CommandLine.Run("rules", "schema");

        Assert.Equal("urn:qa-orleans:rulebook:1", JsonDocument.Parse(run.Out).RootElement.GetProperty("$id").GetString());
    }
}
