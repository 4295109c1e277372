using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Qa.Dashboard.Tests.Shell;

/// <summary>Every text exists in both languages with the same placeholders: a wrong placeholder breaks the whole page while it is drawn.</summary>
public sealed partial class TextsTests
{
    private static readonly string Folder = Path.Combine(Root(), "dashboard");

    [Fact]
    public void Both_languages_have_the_same_texts() => Assert.Equal(Read("Texts.resx").Keys.Order(), Read("Texts.en.resx").Keys.Order());

    [Fact]
    public void Both_languages_have_the_same_placeholders() => Same(Read("Texts.resx"), Read("Texts.en.resx"));

    [Fact]
    public void Every_text_of_MudBlazor_is_translated_with_its_placeholders()
    {
        var english = new System.Resources.ResourceManager("MudBlazor.Resources.LanguageResource", typeof(MudBlazor.MudButton).Assembly)
            .GetResourceSet(System.Globalization.CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

        Same(english, Read("MudTexts.resx"));
    }

    [Fact]
    public void Every_text_that_a_page_names_exists()
    {
        var known = Read("Texts.resx");
        var named = Directory.EnumerateFiles(Folder, "*.*", SearchOption.AllDirectories)
            .Where(path => path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(path => Named().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, key => !known.ContainsKey(key));
    }

    [Theory]
    [InlineData(typeof(Domain.Scoring.Severity), "Severity")]
    [InlineData(typeof(Domain.Scoring.Dimension), "Dimension")]
    [InlineData(typeof(Domain.Rules.Outcome), "Outcome")]
    [InlineData(typeof(Domain.Rules.RuleKind), "Kind")]
    [InlineData(typeof(Domain.Rules.Moment), "Moment")]
    [InlineData(typeof(Domain.Rules.SuppressorKind), "Suppressor")]
    [InlineData(typeof(Domain.Rules.AttributeOperator), "Attribute")]
    [InlineData(typeof(Domain.Rules.RegulationStatus), "Regulation")]
    [InlineData(typeof(Domain.Rules.WindowUnit), "Window")]
    [InlineData(typeof(Domain.Rules.AnchorPick), "Pick")]
    [InlineData(typeof(Domain.Rules.AnchorSide), "Anchor")]
    [InlineData(typeof(Domain.Calls.Role), "Role")]
    [InlineData(typeof(Domain.Calls.BusinessLine), "Line")]
    [InlineData(typeof(Domain.Calls.Direction), "Direction")]
    [InlineData(typeof(Domain.Trends.ChangeVerdict), "Change")]
    [InlineData(typeof(Domain.Scoring.VetoMode), "Call.Vetoed")]
    [InlineData(typeof(Storage.Calls.CallOrder), "Order")]
    public void Every_value_of_an_enum_has_a_word(Type type, string prefix)
    {
        var known = Read("Texts.resx");

        Assert.DoesNotContain(Enum.GetNames(type), name => !known.ContainsKey($"{prefix}.{name}"));
    }

    private static void Same(Dictionary<string, string> left, Dictionary<string, string> right)
    {
        Assert.NotEmpty(left);
        foreach (var (key, text) in left)
        {
            Assert.True(right.ContainsKey(key), $"{key} is missing");
            Assert.True(Placeholders(text).SetEquals(Placeholders(right[key])), $"{key}: \"{text}\" and \"{right[key]}\" have other placeholders");
        }
    }

    private static HashSet<string> Placeholders(string text) => [.. Placeholder().Matches(text).Select(match => match.Value)];

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(Folder, "Shell", file)).Descendants("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Qa.Orleans.sln")))
                return folder.FullName;
        throw new InvalidOperationException($"No Qa.Orleans.sln above {AppContext.BaseDirectory}.");
    }

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("""\b[Ll]\["([A-Za-z0-9.]+)"[\],]""")]
    private static partial Regex Named();
}
