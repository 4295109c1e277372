using Qa.Contracts.Rulebooks;

namespace Qa.Grains.Tests.Rulebooks;

public sealed class RulebookGrainTests(GrainsCluster cluster)
{
    [Fact]
    public async Task Publishes_versions_and_keeps_every_text()
    {
        var id = NewId();
        var (one, two) = (Some.Pack(id), Some.Pack(id, "刚兑", "刚兑产品"));

        await cluster.Rulebook(id).Publish(one, "ann");
        var receipt = await cluster.Rulebook(id).Publish(two, "bob");

        Assert.Equal(2, receipt.Version!.Version);
        Assert.Equal([(1, "ann", 2), (2, "bob", 2)], (await cluster.Rulebook(id).Versions()).Select(version => (version.Version, version.PublishedBy, version.Rules)));
        Assert.Equal(one, (await cluster.Rulebook(id).Text(1))!.Yaml);
        Assert.Equal(two, (await cluster.Rulebook(id).Text(null))!.Yaml);
        Assert.Null(await cluster.Rulebook(id).Text(3));
        Assert.Contains(id, await cluster.Grains.GetGrain<IRulebookDirectoryGrain>(IRulebookDirectoryGrain.TheOne).Ids());
    }

    [Fact]
    public async Task Makes_no_new_version_of_the_same_text()
    {
        var id = NewId();
        await cluster.Rulebook(id).Publish(Some.Pack(id), "ann");

        var again = await cluster.Rulebook(id).Publish(Some.Pack(id), "bob");

        Assert.Equal(1, again.Version!.Version);
        Assert.Single(await cluster.Rulebook(id).Versions());
    }

    public static TheoryData<string, string, string> Refused => new()
    {
        { "promise: {", "promised: {", "promise" },                     // the logic names a condition that is gone
        { "[ 保本 ]", "[ \"@没有\" ]", "没有" },                          // unknown list
        { "expect: hit", "expect: noHit", "T01-H1" },                   // an example that fails
        { "severity: veto", "severity: deadly", "veto" },               // unknown value
        { "rulebook: ", "rulebook: other-", "other-" },                 // not the book it was sent to
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Refuses_what_is_wrong_and_says_where(string right, string wrong, string named)
    {
        var id = NewId();
        var yaml = Some.Pack(id);
        var at = yaml.IndexOf(right, StringComparison.Ordinal);

        var receipt = await cluster.Rulebook(id).Publish(yaml[..at] + wrong + yaml[(at + right.Length)..], "ann");

        Assert.Null(receipt.Version);
        Assert.Contains(receipt.Problems, problem => problem.IsError && problem.Message.In("en").Contains(named, StringComparison.Ordinal));
        Assert.Empty(await cluster.Rulebook(id).Versions());
    }

    [Fact]
    public async Task Ships_again_only_over_what_was_shipped()
    {
        var id = NewId();
        var first = await cluster.Rulebook(id).Ship(Some.Pack(id));
        var same = await cluster.Rulebook(id).Ship(Some.Pack(id));
        var newer = await cluster.Rulebook(id).Ship(Some.Pack(id, "刚兑", "刚兑产品"));
        await cluster.Rulebook(id).Publish(Some.Pack(id, "包赚", "包赚的"), "ann");
        var afterAnn = await cluster.Rulebook(id).Ship(Some.Pack(id));

        Assert.Equal([1, 1, 2, 3], new[] { first, same, newer, afterAnn }.Select(receipt => receipt.Version!.Version));
        Assert.Equal("ann", afterAnn.Version!.PublishedBy);
    }

    private static string NewId() => $"pack-{Some.Id()}";
}
