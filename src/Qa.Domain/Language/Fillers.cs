namespace Qa.Domain.Language;

/// <summary>Words that only fill time: 呃, 嗯, um. One that is the whole utterance stays, because 嗯 is an answer.</summary>
internal static class Fillers
{
    private const string Hesitations = "呃嗯唔呣";
    private static readonly string[] English = ["um", "umm", "uh", "uhm", "er", "erm", "hmm", "mm"];

    public static void Drop(ReadingDraft draft)
    {
        if (IsNothingElse(draft.Text))
            return;
        var kept = 0;
        for (var i = 0; i < draft.Length;)
        {
            var end = EndOfFiller(draft.Text, i, kept);
            if (end == i)
            {
                draft.Move(i++, kept++);
                continue;
            }

            i = end;
            if (i < draft.Length && IsPause(draft.Text[i]) && IsBoundary(draft.Text, kept))
                i++;
            if (i < draft.Length && draft.Text[i] == ' ' && (IsBoundary(draft.Text, kept) || draft.Text[kept - 1] == ' '))
                i++;
        }

        while (kept > 0 && draft.Text[kept - 1] == ' ')
            kept--;
        draft.Truncate(kept);
    }

    private static int EndOfFiller(ReadOnlySpan<char> text, int i, int kept)
    {
        if ((CharacterFold.ClassOf(text[i]) & CharacterClass.Filler) == 0)
            return i;
        if (Hesitations.Contains(text[i]))
            return i + 1;
        return text[i] switch
        {
            '那' => IsBoundary(text, kept) && i + 2 < text.Length && text[i + 1] == '个' && IsPause(text[i + 2]) ? i + 2 : i,
            '额' => IsBoundary(text, kept) && i + 1 < text.Length && (IsPause(text[i + 1]) || text[i + 1] == '额') ? i + 1 : i,
            _ => EndOfWord(text, i, kept),
        };
    }

    // "uh-huh" is an answer, so a hyphen makes it another word.
    private static int EndOfWord(ReadOnlySpan<char> text, int i, int kept)
    {
        if (!char.IsAscii(text[i]) || (kept > 0 && IsWordCharacter(text[kept - 1])))
            return i;
        var end = i;
        while (end < text.Length && IsWordCharacter(text[end]))
            end++;
        foreach (var word in English)
        {
            if (text[i..end].SequenceEqual(word))
                return end;
        }

        return i;
    }

    private static bool IsNothingElse(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length;)
        {
            var end = EndOfFiller(text, i, i);
            if (end == i && (CharacterFold.ClassOf(text[i]) & (CharacterClass.Han | CharacterClass.Letter)) != 0)
                return false;
            i = Math.Max(end, i + 1);
        }

        return true;
    }

    private static bool IsWordCharacter(char c) => (CharacterFold.ClassOf(c) & CharacterClass.Letter) != 0 || c is '-' or '\'';

    private static bool IsPause(char c) => c is ',' or '、' or '…' or '.';

    private static bool IsBoundary(ReadOnlySpan<char> text, int at)
    {
        if (at > 0 && text[at - 1] == ' ')
            at--;
        return at == 0 || text[at - 1] is ',' or '。' or '?' or '!' or ';' or '、' or '…' or '\n';
    }
}
