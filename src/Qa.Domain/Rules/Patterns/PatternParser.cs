using System.Text;
using Qa.Domain.Language;

namespace Qa.Domain.Rules.Patterns;

/// <summary>Reads a pattern. What binds tightest: gluing and '?', then spaces, then <c>~n</c>, then <c>..n</c>.</summary>
public static class PatternParser
{
    /// <summary>The widest gap that can be written, in characters.</summary>
    public const int WidestGap = 200;

    private const int DeepestNesting = 32;

    /// <exception cref="RuleSyntaxException">The text is no pattern; the position tells where.</exception>
    public static PatternNode Parse(string text)
    {
        var cursor = new Cursor(text);
        var pattern = cursor.InOrder(0);
        if (!cursor.AtEnd)
            throw cursor.Problem(
                "括号外的 | 或多余的 )：多个说法请写成 (甲|乙)，字面字符前加反斜杠",
                "a | outside parentheses, or a ) too many: write (a|b), or put a backslash before the character");
        return pattern;
    }

    private ref struct Cursor(string text)
    {
        private int _at;

        public readonly bool AtEnd => _at >= text.Length;

        // a ~3 b ..6 c
        public PatternNode InOrder(int depth)
        {
            var items = ImmutableArray.Create(AnyOrder(depth));
            var gaps = ImmutableArray<int>.Empty;
            while (TakeGap("..") is { } gap)
            {
                gaps = gaps.Add(gap);
                items = items.Add(AnyOrder(depth));
            }

            return items.Length == 1 ? items[0] : new Sequence(items, gaps);
        }

        public readonly RuleSyntaxException Problem(string zh, string en) => new(_at, new LocalText(zh, en));

        private PatternNode AnyOrder(int depth)
        {
            var left = Words(depth);
            while (TakeGap("~") is { } gap)
                left = new InAnyOrder(left, Words(depth), gap);
            return left;
        }

        private PatternNode Words(int depth)
        {
            var words = ImmutableArray.CreateBuilder<PatternNode>();
            for (SkipSpace(); !AtEnd && text[_at] is not ('|' or ')' or '~') && !AtDots; SkipSpace())
                words.Add(Word(depth));
            if (words.Count == 0)
                throw Problem("这里缺少词语", "words are missing here");
            return words.Count == 1
                ? words[0]
                : new Sequence(words.ToImmutable(), [.. Enumerable.Repeat(Sequence.Touching, words.Count - 1)]);
        }

        private PatternNode Word(int depth)
        {
            var pieces = ImmutableArray.CreateBuilder<PatternNode>();
            while (!AtEnd && !char.IsWhiteSpace(text[_at]) && text[_at] is not ('|' or ')' or '~') && !AtDots)
            {
                switch (text[_at])
                {
                    case '(': pieces.Add(MaybeOptional(Group(depth))); break;
                    case '@': pieces.Add(MaybeOptional(List())); break;
                    case '#': pieces.Add(MaybeOptional(Token())); break;
                    case '?': throw Problem("? 前面没有可省略的内容", "nothing stands before the ?");
                    default: AddLiteral(pieces); break;
                }
            }

            return pieces.Count == 1 ? pieces[0] : new Glued(pieces.ToImmutable());
        }

        private PatternNode Group(int depth)
        {
            if (depth >= DeepestNesting)
                throw Problem($"括号嵌套超过 {DeepestNesting} 层", $"parentheses nested more than {DeepestNesting} deep");

            var open = _at++;
            var items = ImmutableArray.Create(InOrder(depth + 1));
            while (Take('|'))
                items = items.Add(InOrder(depth + 1));
            if (!Take(')'))
                throw new RuleSyntaxException(open, new LocalText("这个括号没有右半边", "this parenthesis is not closed"));
            return items.Length == 1 ? items[0] : new Alternatives(items);
        }

        private ListReference List()
        {
            var at = _at++;
            var start = _at;
            while (!AtEnd && !IsSpecial(text[_at]) && !AtDots)
                _at++;
            return _at > start
                ? new ListReference(text[start.._at], at)
                : throw new RuleSyntaxException(at, new LocalText("@ 后面缺少词表名", "a list's name is missing behind the @"));
        }

        private QuantityToken Token()
        {
            var at = _at++;
            while (!AtEnd && char.IsAsciiLetter(text[_at]))
                _at++;
            return text[(at + 1).._at] switch
            {
                "number" => new QuantityToken(QuantityKind.Number),
                "percent" => new QuantityToken(QuantityKind.Percent),
                "money" => new QuantityToken(QuantityKind.Money),
                "duration" => new QuantityToken(QuantityKind.Duration),
                var other => throw new RuleSyntaxException(at, new LocalText(
                    $"不认识 #{other}，可用 #number、#percent、#money、#duration",
                    $"#{other} is unknown; there are #number, #percent, #money and #duration")),
            };
        }

        private void AddLiteral(ImmutableArray<PatternNode>.Builder pieces)
        {
            var literal = new StringBuilder();
            var last = 0;
            while (!AtEnd && !IsSpecial(text[_at]) && !AtDots || !AtEnd && text[_at] == '\\')
            {
                if (text[_at] == '\\' && ++_at == text.Length)
                    throw Problem("反斜杠后面缺少字符", "a character is missing behind the backslash");
                last = literal.Length;
                literal.Append(text[_at++]);
                if (char.IsHighSurrogate(literal[^1]) && !AtEnd && char.IsLowSurrogate(text[_at]))
                    literal.Append(text[_at++]);
            }

            if (!Take('?'))
            {
                pieces.Add(new Literal(literal.ToString()));
                return;
            }

            // "了?" makes only the last character optional.
            if (last > 0)
                pieces.Add(new Literal(literal.ToString(0, last)));
            pieces.Add(new Optional(new Literal(literal.ToString(last, literal.Length - last))));
        }

        private PatternNode MaybeOptional(PatternNode node) => Take('?') ? new Optional(node) : node;

        private int? TakeGap(string sign)
        {
            SkipSpace();
            if (string.CompareOrdinal(text, _at, sign, 0, sign.Length) != 0)
                return null;

            var at = _at;
            _at += sign.Length;
            var start = _at;
            while (!AtEnd && char.IsAsciiDigit(text[_at]))
                _at++;
            return int.TryParse(text.AsSpan(start, _at - start), out var gap) && gap <= WidestGap
                ? gap
                : throw new RuleSyntaxException(at, new LocalText(
                    $"{sign} 后面要写最多间隔几个字（0–{WidestGap}）；要匹配字面的 {sign}，请加反斜杠",
                    $"{sign} needs the most characters between, 0 to {WidestGap}; for a literal {sign} use a backslash"));
        }

        private bool Take(char c)
        {
            if (AtEnd || text[_at] != c)
                return false;
            _at++;
            return true;
        }

        private void SkipSpace()
        {
            while (!AtEnd && char.IsWhiteSpace(text[_at]))
                _at++;
        }

        private readonly bool AtDots => text[_at] == '.' && _at + 1 < text.Length && text[_at + 1] == '.';

        private static bool IsSpecial(char c) => char.IsWhiteSpace(c) || c is '(' or ')' or '|' or '?' or '@' or '#' or '~' or '\\';
    }
}
