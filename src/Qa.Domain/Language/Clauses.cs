namespace Qa.Domain.Language;

/// <summary>Sentences and clauses of a normalised text.</summary>
/// <remarks>。？！； and line feeds end sentences; commas, colons and dashes end clauses, and where nobody wrote punctuation, connectives begin them.</remarks>
public static class Clauses
{
    private static readonly WordList Connectives = new(
        "但是 但 不过 可是 只是 然而 所以 因此 然后 因为 由于 而且 并且 另外 还有 其实 反正 毕竟 除非 如果 要是 只要 只有 虽然 虽说 尽管 即使 哪怕 况且 何况 同时 接着 而是 结果 否则 不然 总之 至于",
        "but so because however although though therefore if unless since while");

    // Words that a connective is part of.
    private static readonly WordList NoConnectives = new("不但 非但 只有可能 只要不 超不过 比不过 说不过 过不过");

    /// <summary>Whether the character ends a sentence.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '。' or '?' or '!' or ';' or '\n' => true,
        '.' => at + 1 == text.Length || text[at + 1] == ' ',
        _ => false,
    };

    /// <summary>Whether the character ends a clause. Enumeration commas (、) do not: 不承诺保本、保收益 is one clause.</summary>
    public static bool EndsClause(ReadOnlySpan<char> text, int at) => text[at] is ',' or ':' or '—' or '…' || EndsSentence(text, at);

    /// <summary>The sentence that a span lies in, with its end mark.</summary>
    public static TextRange Sentence(ReadOnlySpan<char> text, int start, int end)
    {
        while (start > 0 && !EndsSentence(text, start - 1))
            start--;
        while (end < text.Length && (end == 0 || !EndsSentence(text, end - 1)))
            end++;
        return new TextRange(start, end);
    }

    /// <summary>The clause that a span lies in, without its end mark, from its connective on.</summary>
    public static TextRange Clause(ReadOnlySpan<char> text, int start, int end)
    {
        var from = start;
        while (from > 0 && !EndsClause(text, from - 1))
            from--;
        while (end < text.Length && !EndsClause(text, end) && !BeginsClause(text, end))
            end++;
        for (var i = start - 1; i > from; i--)
        {
            if (BeginsClause(text, i))
                return new TextRange(i, end);
        }

        return new TextRange(from, end);
    }

    /// <summary>Whether a connective stands here.</summary>
    public static bool BeginsClause(ReadOnlySpan<char> text, int at)
    {
        var length = Connectives.At(text, at);
        if (length == 0 || NoConnectives.At(text, at) > 0)
            return false;
        return !(at > 0 && (NoConnectives.Before(text, at + 1) > 1 || NoConnectives.At(text, at - 1) > 1));
    }
}
