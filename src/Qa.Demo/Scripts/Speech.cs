using System.Text;

namespace Qa.Demo.Scripts;

/// <summary>Turns phrases into what is said: deals variants in turn, picks among (a|b), fills {slots} and &lt;banks&gt;.</summary>
internal sealed class Speech(Repertoire repertoire, Dice shuffles)
{
    private readonly Dictionary<string, (int[] Cards, int Next)> _decks = new(StringComparer.Ordinal);

    /// <returns>0-based: the variant of this step whose turn it is.</returns>
    public int Deal(Say step) => Deal(step.Deck, step.Variants.Length);

    public string Speak(string phrase, IReadOnlyDictionary<string, string> slots, Dice dice)
    {
        var said = new StringBuilder(phrase.Length * 2);
        var at = 0;
        Sequence(phrase, ref at, said, slots, dice, speaking: true);
        return said.ToString();
    }

    // A deck is dealt to its end before it is shuffled again: variants are used evenly and seldom twice in one call.
    private int Deal(string name, int count)
    {
        if (count == 1)
            return 0;
        if (!_decks.TryGetValue(name, out var deck) || deck.Next == deck.Cards.Length)
        {
            deck = ([.. Enumerable.Range(0, count)], 0);
            shuffles.Shuffle(deck.Cards);
        }

        _decks[name] = (deck.Cards, deck.Next + 1);
        return deck.Cards[deck.Next];
    }

    private void Sequence(string phrase, ref int at, StringBuilder said, IReadOnlyDictionary<string, string> slots, Dice dice, bool speaking)
    {
        while (at < phrase.Length && phrase[at] is not ('|' or ')'))
        {
            var c = phrase[at++];
            if (c == '(')
                Alternatives(phrase, ref at, said, slots, dice, speaking);
            else if (c == '{')
                Append(slots[Until(phrase, ref at, '}')]);
            else if (c == '<')
                Bank(Until(phrase, ref at, '>'));
            else if (speaking)
                said.Append(c);
        }

        void Append(string text)
        {
            if (speaking)
                said.Append(text);
        }

        void Bank(string name)
        {
            if (!speaking)
                return;
            var bank = repertoire.Banks[name];
            said.Append(Speak(bank[Deal(name, bank.Length)], slots, dice));
        }
    }

    private void Alternatives(string phrase, ref int at, StringBuilder said, IReadOnlyDictionary<string, string> slots, Dice dice, bool speaking)
    {
        var chosen = dice.Below(Options(phrase, at));
        for (var option = 0; ; option++)
        {
            Sequence(phrase, ref at, said, slots, dice, speaking && option == chosen);
            if (phrase[at++] == ')')
                return;
        }
    }

    private static int Options(string phrase, int at)
    {
        var (options, depth) = (1, 0);
        for (; phrase[at] != ')' || depth > 0; at++)
        {
            depth += phrase[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (phrase[at] == '|' && depth == 0)
                options++;
        }

        return options;
    }

    private static string Until(string phrase, ref int at, char end)
    {
        var from = at;
        at = phrase.IndexOf(end, at) + 1;
        return phrase[from..(at - 1)];
    }
}
