using System.Xml.Linq;

namespace Qa.Domain.Tests;

/// <summary>Who may depend on whom. Reads the project files, so that a reference counts before anybody uses it.</summary>
public sealed class ArchitectureTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void Domain_references_no_project_and_only_serialization_attributes()
    {
        Assert.Empty(Projects("src/Qa.Domain/Qa.Domain.csproj"));
        Assert.Subset(
            new HashSet<string> { "Microsoft.Orleans.Serialization", "Microsoft.Orleans.CodeGenerator" },
            Packages("src/Qa.Domain/Qa.Domain.csproj"));
    }

    [Fact]
    public void Domain_is_compiled_against_nothing_but_the_runtime_and_serialization()
    {
        var foreign = typeof(Qa.Domain.Calls.Call).Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Orleans.Serialization", StringComparison.Ordinal));

        Assert.Empty(foreign);
    }

    [Theory]
    [InlineData("src/Qa.Contracts/Qa.Contracts.csproj", "Qa.Domain")]
    [InlineData("src/Qa.Rulebooks/Qa.Rulebooks.csproj", "Qa.Domain")]
    [InlineData("src/Qa.Storage/Qa.Storage.csproj", "Qa.Domain")]
    [InlineData("src/Qa.Demo/Qa.Demo.csproj", "Qa.Domain")]
    [InlineData("src/Qa.Grains/Qa.Grains.csproj", "Qa.Domain Qa.Contracts Qa.Rulebooks")]
    [InlineData("src/Qa.Api/Qa.Api.csproj", "Qa.Domain Qa.Contracts Qa.Rulebooks Qa.Storage")]
    [InlineData("dashboard/Qa.Dashboard.csproj", "Qa.Domain Qa.Contracts Qa.Rulebooks Qa.Storage Qa.Demo")]
    [InlineData("src/Qa.Cli/Qa.Cli.csproj", "Qa.Domain Qa.Rulebooks Qa.Demo Qa.Storage")]
    public void References_only(string project, string allowed) =>
        Assert.Subset(allowed.Split(' ').ToHashSet(), Projects(project));

    [Fact]
    public void Rulebooks_adds_nothing_but_yaml() =>
        Assert.Subset(new HashSet<string> { "YamlDotNet" }, Packages("src/Qa.Rulebooks/Qa.Rulebooks.csproj"));

    [Fact]
    public void Only_storage_speaks_sql()
    {
        string[] databases =
        [
            "Microsoft.Data.Sqlite", "Dapper", "dbup-sqlite", "dbup-postgresql", "Npgsql",
            "Microsoft.Orleans.Clustering.AdoNet", "Microsoft.Orleans.Persistence.AdoNet", "Microsoft.Orleans.Reminders.AdoNet",
        ];

        foreach (var project in SourceProjects().Where(project => project != "src/Qa.Storage/Qa.Storage.csproj"))
        {
            // The doctor asks a database file whether it is whole while no server runs; it knows no tables.
            var allowed = project == "src/Qa.Cli/Qa.Cli.csproj" ? "Microsoft.Data.Sqlite" : "";
            Assert.DoesNotContain(Packages(project), package => databases.Contains(package) && package != allowed);
        }
    }

    [Fact]
    public void Every_project_of_the_tree_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Root, "Qa.Orleans.sln")).Replace('\\', '/');

        foreach (var project in SourceProjects())
            Assert.Contains(project, solution, StringComparison.Ordinal);
    }

    private static IEnumerable<string> SourceProjects() =>
        new[] { "src", "silo", "dashboard" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'));

    private static HashSet<string> Projects(string project) => [.. Includes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))];

    private static HashSet<string> Packages(string project) => [.. Includes(project, "PackageReference")];

    private static IEnumerable<string> Includes(string project, string item) =>
        XDocument.Load(Path.Combine(Root, project)).Descendants(item).Select(element => element.Attribute("Include")!.Value);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Qa.Orleans.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Qa.Orleans.sln above {AppContext.BaseDirectory}.");
    }
}
