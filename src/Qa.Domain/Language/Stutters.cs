namespace Qa.Domain.Language;

/// <summary>Repeats that nobody meant: 我我我想 → 我想, 这个这个产品 → 这个产品. Doubling that belongs to the language stays: 谢谢, 看看, 稳稳当当.</summary>
internal static class Stutters
{
    // Where a repeated group of two or three characters is a stutter and not emphasis (考虑考虑, 一定一定).
    private const string GroupStarts = "我你您他她它咱这那就因所但如然或而且";

    public static void Drop(ReadingDraft draft)
    {
        var kept = 0;
        for (var i = 0; i < draft.Length;)
        {
            if (Doublings(draft.Text, i) is var doublings and > 0)
            {
                for (var end = i + doublings; i < end;)
                    draft.Move(i++, kept++);
                continue;
            }

            var next = i + RepeatLength(draft.Text, i);
            if (next > i)
                draft.BeginEarlier(next, i);
            else
                draft.Move(next++, kept++);
            i = next;
        }

        draft.Truncate(kept);
    }

    /// <summary>How many characters from here on are doubled in good speech: 4 for 稳稳当当, else 0.</summary>
    private static int Doublings(ReadOnlySpan<char> text, int i) =>
        i + 3 < text.Length && text[i] == text[i + 1] && text[i + 2] == text[i + 3] && text[i] != text[i + 2]
        && IsHan(text[i]) && IsHan(text[i + 2]) && !GroupStarts.Contains(text[i]) && !GroupStarts.Contains(text[i + 2])
            ? 4
            : 0;

    /// <summary>Length of the group at i that comes again right behind it and is to be dropped here; 0 for none.</summary>
    private static int RepeatLength(ReadOnlySpan<char> text, int i)
    {
        if (!IsHan(text[i]))
            return 0;
        if (i + 1 < text.Length && text[i] == text[i + 1])
            return IsStutter(text[i]) ? 1 : 0;
        if (!GroupStarts.Contains(text[i]))
            return 0;
        if (i + 2 < text.Length && text[i] == text[i + 2] && text[i + 1] is ',' or '、' or '…')
            return 2;
        for (var length = 2; length <= 3; length++)
        {
            if (i + (2 * length) <= text.Length && text.Slice(i, length).SequenceEqual(text.Slice(i + length, length)))
                return length;
        }

        return 0;
    }

    private static bool IsStutter(char c) => (CharacterFold.ClassOf(c) & (CharacterClass.Reduplicable | CharacterClass.Numeral)) == 0;

    private static bool IsHan(char c) => (CharacterFold.ClassOf(c) & CharacterClass.Han) != 0;
}
