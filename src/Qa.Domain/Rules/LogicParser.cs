namespace Qa.Domain.Rules;

/// <summary>Reads a rule's logic: names, <c>&amp;&amp;</c>, <c>||</c>, <c>!</c> and parentheses; <c>!</c> binds tightest, then <c>&amp;&amp;</c>.</summary>
public static class LogicParser
{
    private const int DeepestNesting = 64;

    /// <exception cref="RuleSyntaxException">The text is no expression; the position tells where.</exception>
    public static LogicExpression Parse(string text)
    {
        var parser = new Cursor(text);
        var expression = parser.Either(0);
        parser.ExpectEnd();
        return expression;
    }

    /// <summary>Whether a condition can be named so: letters, digits, '_' and '-', not beginning with '-'.</summary>
    public static bool IsName(string name) => name.Length > 0 && name[0] != '-' && name.All(IsNamePart);

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

    private ref struct Cursor(string text)
    {
        private int _at;

        public LogicExpression Either(int depth)
        {
            var operands = ImmutableArray.Create(Both(depth));
            while (Take("||"))
                operands = operands.Add(Both(depth));
            return operands.Length == 1 ? operands[0] : new Or(operands);
        }

        public void ExpectEnd()
        {
            SkipSpace();
            if (_at < text.Length)
                throw Problem($"这里应是 &&、|| 或结尾，却是“{text[_at]}”", $"expected &&, || or the end, but found '{text[_at]}'");
        }

        private LogicExpression Both(int depth)
        {
            var operands = ImmutableArray.Create(Single(depth));
            while (Take("&&"))
                operands = operands.Add(Single(depth));
            return operands.Length == 1 ? operands[0] : new And(operands);
        }

        private LogicExpression Single(int depth)
        {
            if (depth > DeepestNesting)
                throw Problem($"嵌套超过 {DeepestNesting} 层", $"nested more than {DeepestNesting} deep");
            if (Take("!"))
                return new Not(Single(depth + 1));
            if (!Take("("))
                return Name();

            var inner = Either(depth + 1);
            if (!Take(")"))
                throw Problem("缺少右括号 )", "a closing ) is missing");
            return inner;
        }

        private LogicExpression Name()
        {
            SkipSpace();
            var start = _at;
            while (_at < text.Length && IsNamePart(text[_at]))
                _at++;
            if (_at > start)
                return new ConditionReference(text[start.._at]);
            throw _at == text.Length
                ? Problem("表达式没有写完，这里应是条件名", "the expression ends where a condition's name is expected")
                : Problem($"这里应是条件名，却是“{text[_at]}”", $"expected a condition's name, but found '{text[_at]}'");
        }

        private bool Take(string token)
        {
            SkipSpace();
            if (string.CompareOrdinal(text, _at, token, 0, token.Length) != 0)
                return false;
            _at += token.Length;
            return true;
        }

        private void SkipSpace()
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
                _at++;
        }

        private readonly RuleSyntaxException Problem(string zh, string en) => new(_at, new LocalText(zh, en));
    }
}
