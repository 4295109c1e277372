using System.Globalization;
using System.Text.RegularExpressions;
using Qa.Domain.Calls;

namespace Qa.Demo.Scripts;

/// <summary>Reads the scripts' line format, which <c>Texts/README.md</c> describes.</summary>
internal sealed partial class ScriptReader
{
    private readonly List<(string Name, ImmutableSortedDictionary<string, string> Tags, List<Step> Steps)> _scenarios = [];
    private readonly Dictionary<string, List<Step>> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _banks = new(StringComparer.Ordinal);
    private List<Step>? _steps;
    private List<string>? _bank;
    private string _place = "";

    public IEnumerable<Scenario> Scenarios => _scenarios.Select(one => new Scenario(one.Name, one.Tags, [.. one.Steps], []));

    public IEnumerable<KeyValuePair<string, ImmutableArray<Step>>> Parts =>
        _parts.Select(part => KeyValuePair.Create(part.Key, part.Value.ToImmutableArray()));

    public IEnumerable<KeyValuePair<string, ImmutableArray<string>>> Banks =>
        _banks.Select(bank => KeyValuePair.Create(bank.Key, bank.Value.ToImmutableArray()));

    public void Read(string file, string text)
    {
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            _place = $"{file}:{++number}";
            var line = raw.Trim();
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
                continue;
            if (line.StartsWith("# ", StringComparison.Ordinal))
                Head(line[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            else if (_bank is not null)
                _bank.Add(line);
            else if (line.StartsWith("/ ", StringComparison.Ordinal))
                MoreVariants(line[2..]);
            else
                (_steps ?? throw Wrong("text before the first head")).Add(ReadStep(line));
        }
    }

    /// <exception cref="InvalidDataException">A phrase names a bank, or a step a part, that nobody wrote.</exception>
    public void Check()
    {
        var phrases = _banks.Values.SelectMany(bank => bank)
            .Concat(AllSteps().OfType<Say>().SelectMany(say => say.Variants));
        foreach (var name in phrases.SelectMany(phrase => BankName().Matches(phrase)).Select(match => match.Groups[1].Value))
        {
            if (!_banks.ContainsKey(name))
                throw new InvalidDataException($"No bank is called {name}.");
        }

        foreach (var include in AllSteps().OfType<Include>())
        {
            if (!_parts.ContainsKey(include.Part))
                throw new InvalidDataException($"No part is called {include.Part}.");
        }
    }

    private IEnumerable<Step> AllSteps() => _scenarios.SelectMany(one => one.Steps).Concat(_parts.Values.SelectMany(part => part));

    private void Head(string[] words)
    {
        (_steps, _bank) = (null, null);
        switch (words[0])
        {
            case "scenario":
                var tags = words.Skip(2).Select(word => word.Split('=')).ToImmutableSortedDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
                _scenarios.Add((words[1], tags, _steps = []));
                break;
            case "part":
                _parts.Add(words[1], _steps = []);
                break;
            case "bank":
                _banks.Add(words[1], _bank = []);
                break;
            default:
                throw Wrong($"'{words[0]}' is neither scenario, part nor bank");
        }
    }

    private Step ReadStep(string line)
    {
        var match = StepForm().Match(line);
        if (!match.Success)
            throw Wrong("not a step");

        var guard = match.Groups["guard"].Success ? ReadGuard(match.Groups["guard"].Value) : Guard.Always;
        var percent = match.Groups["percent"].Success ? Number(match.Groups["percent"].Value) : 100;
        var rest = match.Groups["rest"].Value;
        Step step = match.Groups["verb"].Value switch
        {
            ">" => new Include(guard, percent, rest),
            "choose" => ReadChoice(guard, percent, rest),
            "end" => new End(guard, percent),
            var role => new Say(guard, percent, RoleOf(role[0]), Number(match.Groups["pause"] is { Success: true } pause ? pause.Value : "0"), _place, Variants(rest))
            {
                Name = match.Groups["name"] is { Success: true } name ? name.Value : null,
                AnswersTo = match.Groups["to"] is { Success: true } to ? to.Value : null,
            },
        };
        return step with { Follows = match.Groups["follows"].Success };
    }

    private void MoreVariants(string line)
    {
        if (_steps is not [.., Say say])
            throw Wrong("a variant without a step");
        _steps[^1] = say with { Variants = say.Variants.AddRange(Variants(line)) };
    }

    private static ImmutableArray<string> Variants(string text) => [.. text.Split(" / ").Select(variant => variant.Trim())];

    private static Guard ReadGuard(string text) =>
        new([.. text.Split('&').Select(term => term.Trim()).Select(term => term[0] == '!' ? (term[1..], false) : (term, true))]);

    private static Choose ReadChoice(Guard guard, int percent, string text)
    {
        var parts = text.Split(": ");
        return new Choose(guard, percent, parts[0],
            [.. parts[1].Split(',').Select(option => option.Trim().Split(' ')).Select(pair => (pair[0], Number(pair[1])))]);
    }

    private static Role RoleOf(char letter) => letter switch { 'A' => Role.Agent, 'C' => Role.Customer, _ => Role.System };

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private InvalidDataException Wrong(string what) => new($"{_place}: {what}.");

    [GeneratedRegex(@"^(\[(?<guard>[^\]]+)\]\s*)?((?<percent>\d+)%\s*)?(?<follows>\+\s*)?((?<verb>>|choose|end)\s+|(?<verb>[ACS])(\#(?<name>[a-z]+))?(=(?<to>[a-z]*))?(~(?<pause>\d+))?:\s*)(?<rest>.+)$")]
    private static partial Regex StepForm();

    [GeneratedRegex("<([a-z0-9.-]+)>")]
    private static partial Regex BankName();
}
