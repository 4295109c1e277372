using Qa.Silo;

namespace Qa.Api.Tests.Hosting;

public sealed class StartTests(RunningSilo silo)
{
    [Theory]
    [InlineData("--Qa:DatDir=x", "Qa:DatDir")]
    [InlineData("--Qa:Storage=oracle", "oracle")]
    [InlineData("--Qa:Storage=postgres", "ConnectionStrings:qa")]
    [InlineData("--Qa:Cluster:ClusterId=x", "Qa:Cluster:ClusterId")]
    [InlineData("--Qa:Cluster:AdvertisedIP=10.0.0.1", "Qa:Cluster:AdvertisedIP")]
    [InlineData("--ConnectionStrings:qa=Host=x", "ConnectionStrings:qa")]
    [InlineData("--Qa:Dashboard:Embedded=perhaps", "Qa:Dashboard:Embedded")]
    [InlineData("--Qa:Cluster:SiloPort=99999", "Qa:Cluster:SiloPort")]
    [InlineData("--Qa:Retention:Months=0", "Qa:Retention:Months")]
    [InlineData("--Qa:Limits:MaxCallBytes=1", "MaxCallBytes")]
    [InlineData("--Qa:Rulebook:InForce=unknown", "unknown")]
    public async Task Names_the_setting_that_stops_it(string setting, string named) =>
        Assert.Contains(named, await Failure(setting), StringComparison.Ordinal);

    [Theory]
    [InlineData("--Qa:Cluster:AdvertisedIP=here", "Qa:Cluster:AdvertisedIP")]
    [InlineData("--Qa:Cluster:AdvertisedIP=0.0.0.0", "Qa:Cluster:AdvertisedIP")]
    [InlineData("--Qa:Cluster:AdvertisedIP=192.0.2.1", "Qa:Cluster:AdvertisedIP")]     // a valid address of no machine
    [InlineData("--Qa:Cluster:ServiceId=", "Qa:Cluster:ServiceId")]
    [InlineData("--ConnectionStrings:qa=Host=127.0.0.1;Port=1;Database=qa", "cannot be reached")]
    [InlineData("--ConnectionStrings:qa=Host=127.0.0.1", "names no Database")]
    [InlineData("--ConnectionStrings:qa= ", "ConnectionStrings:qa")]
    public async Task Names_what_keeps_it_from_joining_a_cluster(string setting, string named) =>
        Assert.Contains(
            named, await Failure("--Qa:Storage=postgres", "--ConnectionStrings:qa=Host=127.0.0.1;Port=1;Database=qa", setting), StringComparison.Ordinal);

    [Fact]
    public async Task Says_that_two_ports_are_one() =>
        Assert.Contains("Qa:Cluster:GatewayPort", await Failure("--Qa:Cluster:SiloPort=5000", "--Qa:Cluster:GatewayPort=5000"), StringComparison.Ordinal);

    [Fact]
    public async Task Says_that_another_process_runs_on_the_store() =>
        Assert.Contains("Another process", await Failure("--Qa:DataDir", silo.DataDir), StringComparison.Ordinal);

    [Fact]
    public async Task Says_that_the_port_is_taken() =>
        Assert.Contains("already in use", await Failure("--urls", silo.Http.BaseAddress!.ToString()), StringComparison.Ordinal);

    [Fact]
    public async Task Says_that_the_directory_cannot_be_used()
    {
        var file = Path.GetTempFileName();

        Assert.Contains("Qa:DataDir", await Failure("--Qa:DataDir", Path.Combine(file, "data")), StringComparison.Ordinal);
        File.Delete(file);
    }

    private static async Task<string> Failure(params string[] args)
    {
        var own = Directory.CreateTempSubdirectory("qa-start-");
        string[] defaults = ["--Qa:DataDir", own.FullName, "--urls", "http://127.0.0.1:0", "--Qa:Dashboard:Embedded", "false"];
        try
        {
            var error = await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                await using var app = QaSilo.Build([.. defaults, .. args], new Start());
                await app.StartAsync(TestContext.Current.CancellationToken);
            });
            var sentence = Start.Sentence(error);
            Assert.DoesNotContain('\n', sentence);
            return sentence;
        }
        finally
        {
            own.Delete(recursive: true);
        }
    }
}
