namespace Qa.Domain.Language;

/// <summary>A text in the making: each character with the span of the original that it stands for. Passes work on it in place.</summary>
internal sealed class ReadingDraft
{
    // Above this a draft is made for the one text, so that a thread does not hold on to much memory.
    private const int Kept = 2048;

    [ThreadStatic]
    private static ReadingDraft? s_folded;

    [ThreadStatic]
    private static ReadingDraft? s_counted;

    private readonly char[] _text;
    private readonly int[] _starts;
    private readonly int[] _ends;

    private ReadingDraft(int capacity)
    {
        _text = new char[capacity];
        _starts = new int[capacity];
        _ends = new int[capacity];
    }

    public int Length { get; private set; }

    public ReadOnlySpan<char> Text => _text.AsSpan(0, Length);

    public List<Quantity> Quantities { get; } = [];

    public static Reading Read(string original, CharacterClass seen, bool echoes)
    {
        var draft = Empty(ref s_folded, Kept, original.Length);
        draft.TakeFolded(original);
        if ((seen & CharacterClass.Filler) != 0)
            Fillers.Drop(draft);
        if (echoes || (seen & (CharacterClass.Filler | CharacterClass.Space | CharacterClass.Ignorable)) != 0)
            Stutters.Drop(draft);
        if ((seen & CharacterClass.Numeral) != 0)
        {
            // A spoken number grows at most from 一亿 to 100000000, so six times is enough.
            var counted = Empty(ref s_counted, Kept * 6, original.Length * 6);
            SpokenQuantities.Write(draft, counted);
            draft = counted;
        }

        return draft.ToReading(original);
    }

    public (int Start, int End) Origin(int start, int end) => start < end ? (_starts[start], _ends[end - 1]) : (_starts[start], _starts[start]);

    public void Add(char character, int start, int end)
    {
        _text[Length] = character;
        _starts[Length] = start;
        _ends[Length++] = end;
    }

    public void AddFrom(ReadingDraft other, int start, int end)
    {
        for (var i = start; i < end; i++)
            Add(other._text[i], other._starts[i], other._ends[i]);
    }

    /// <summary>Moves a character to an earlier or the same place; used by passes that drop what lies between.</summary>
    public void Move(int from, int to)
    {
        _text[to] = _text[from];
        _starts[to] = _starts[from];
        _ends[to] = _ends[from];
    }

    public void BeginEarlier(int at, int originOf) => _starts[at] = Math.Min(_starts[at], _starts[originOf]);

    public void Truncate(int length) => Length = length;

    private static ReadingDraft Empty(ref ReadingDraft? kept, int keptCapacity, int needed)
    {
        var draft = needed > keptCapacity ? new ReadingDraft(needed) : kept ??= new ReadingDraft(keptCapacity);
        draft.Length = 0;
        draft.Quantities.Clear();
        return draft;
    }

    private void TakeFolded(string original)
    {
        var table = CharacterFold.Table;
        var classes = CharacterFold.ClassTable;
        int spaceStart = -1, lineFeed = -1;
        var afterCjk = true;
        for (var i = 0; i < original.Length; i++)
        {
            var kind = classes[original[i]];
            if ((kind & (CharacterClass.Space | CharacterClass.Ignorable)) != 0)
            {
                if ((kind & CharacterClass.Space) != 0)
                    (spaceStart, lineFeed) = (spaceStart < 0 ? i : spaceStart, original[i] is '\n' or '\r' ? i : lineFeed);
                continue;
            }

            var folded = table[original[i]];
            var isCjk = (kind & CharacterClass.Cjk) != 0;
            if (spaceStart >= 0 && Length > 0)
                AddSpace(spaceStart, i, lineFeed >= 0, afterCjk || isCjk || folded == '%');
            Add(folded, i, i + 1);
            (afterCjk, spaceStart, lineFeed) = (isCjk, -1, -1);
        }
    }

    private void AddSpace(int start, int end, bool isLineFeed, bool isNeedless)
    {
        if (isLineFeed)
            Add('\n', start, end);
        else if (!isNeedless)
            Add(' ', start, end);
    }

    private Reading ToReading(string original)
    {
        var text = Text;
        var isUnchanged = text.SequenceEqual(original);
        return new Reading(
            isUnchanged ? original : text.ToString(),
            original.Length,
            isUnchanged || IsInPlace(original.Length) ? null : [.. _starts.AsSpan(0, Length), .. _ends.AsSpan(0, Length)],
            Quantities.Count == 0 ? [] : [.. Quantities]);
    }

    private bool IsInPlace(int originalLength)
    {
        if (Length != originalLength)
            return false;
        for (var i = 0; i < Length; i++)
        {
            if (_starts[i] != i || _ends[i] != i + 1)
                return false;
        }

        return true;
    }
}
