using System.Text;
using Qa.Domain.Rules.Patterns;

namespace Qa.Domain.Rules.Evaluation;

/// <summary>Literals of which every match of a regular expression contains at least one. Careful: where in doubt, there are none.</summary>
internal static class RegexKey
{
    /// <returns>Null where the expression can match without any literal that is known to be there.</returns>
    public static PatternKey? Of(string regex)
    {
        var cursor = new Cursor(regex);
        var key = cursor.Either();
        // Only whole words are found; an expression may want a part of one.
        return cursor.Understood ? key?.WithoutWordEdges() : null;
    }

    private ref struct Cursor(string text)
    {
        private int _at;

        private bool _lost;

        public readonly bool Understood => !_lost && _at == text.Length;

        // a|b: one of them is there, if each has a key.
        public PatternKey? Either()
        {
            var key = InOrder();
            while (Take('|'))
                key = InOrder() is { } other ? key?.Or(other) : null;
            return key;
        }

        private PatternKey? InOrder()
        {
            PatternKey? rarest = null;
            var literal = new StringBuilder();
            while (!_lost && _at < text.Length && text[_at] is not ('|' or ')'))
            {
                var at = _at;
                var (character, inner) = Atom();
                var needed = IsNeeded(out var repeats);
                if (character is { } c && needed)
                {
                    literal.Append(c);
                    // "ab+c" holds "ab", but "abc" only where b is not repeated.
                    if (!repeats)
                        continue;
                }

                rarest = Rarer(rarest, Flush(literal));
                if (needed && inner is not null)
                    rarest = Rarer(rarest, inner);
                if (_at == at)
                    _lost = true;
            }

            return Rarer(rarest, Flush(literal));
        }

        private (char? Character, PatternKey? Inner) Atom()
        {
            var c = text[_at++];
            switch (c)
            {
                case '(': return (null, Group());
                case '[': SkipClass(); return (null, null);
                case '.' or '^' or '$': return (null, null);
                case '\\': return (Escape(), null);
                case '*' or '+' or '?' or '{' or '}' or ']':
                    _lost = true;
                    return (null, null);
                default: return (Literal(c), null);
            }
        }

        private PatternKey? Group()
        {
            if (Take('?'))
            {
                // Only (?:…) and (?<name>…); options and look-around change what the rest means.
                if (!Take(':') && !SkipName())
                {
                    _lost = true;
                    return null;
                }
            }

            var key = Either();
            _lost |= !Take(')');
            return key;
        }

        private bool SkipName()
        {
            if (!Take('<'))
                return false;
            var start = _at;
            while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] == '_'))
                _at++;
            return _at > start && Take('>');
        }

        private void SkipClass()
        {
            Take('^');
            Take(']');
            while (_at < text.Length && text[_at] != ']')
            {
                // A subtraction or a named class inside.
                if (text[_at] == '[')
                    _lost = true;
                _at += text[_at] == '\\' ? 2 : 1;
            }

            _lost |= !Take(']');
        }

        private char? Escape()
        {
            if (_at == text.Length)
            {
                _lost = true;
                return null;
            }

            var c = text[_at++];
            if (!char.IsAsciiLetterOrDigit(c))
                return Literal(c);
            _lost |= c is not ('d' or 'D' or 'w' or 'W' or 's' or 'S' or 'b' or 'B' or 'n' or 't' or 'r');
            return null;
        }

        // The quantifier behind an atom: whether the atom must be there at least once.
        private bool IsNeeded(out bool repeats)
        {
            var needed = true;
            repeats = true;
            if (Take('*') || Take('?'))
                needed = false;
            else if (_at < text.Length && text[_at] == '{')
                needed = AtLeastOnce();
            else if (!Take('+'))
                repeats = false;
            if (repeats)
                Take('?');
            return needed;
        }

        private bool AtLeastOnce()
        {
            var close = text.IndexOf('}', _at);
            var bounds = close < 0 ? "" : text[(_at + 1)..close];
            var comma = bounds.IndexOf(',', StringComparison.Ordinal);
            if (!int.TryParse(comma < 0 ? bounds : bounds[..comma], out var least))
            {
                _lost = true;
                return false;
            }

            _at = close + 1;
            return least > 0;
        }

        private static char? Literal(char c)
        {
            var lower = char.ToLowerInvariant(c);
            // Letters that fold to more than their own two cases are no key.
            return lower is 'i' or 'k' or 's' ? null : lower;
        }

        private static PatternKey? Rarer(PatternKey? left, PatternKey? right) =>
            left is null ? right : right is null || left.Rarity >= right.Rarity ? left : right;

        private static PatternKey? Flush(StringBuilder literal)
        {
            if (literal.Length == 0)
                return null;
            var key = PatternKey.Of(literal.ToString());
            literal.Clear();
            return key;
        }

        private bool Take(char c)
        {
            if (_at >= text.Length || text[_at] != c)
                return false;
            _at++;
            return true;
        }
    }
}
