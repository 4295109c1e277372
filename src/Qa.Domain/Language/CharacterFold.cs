using System.Text;

namespace Qa.Domain.Language;

/// <summary>What a character is, as far as normalising must know.</summary>
[Flags]
internal enum CharacterClass : byte
{
    None = 0,

    /// <summary>May begin or be part of a spoken or written number.</summary>
    Numeral = 1,
    Space = 2,

    /// <summary>May begin a filler word.</summary>
    Filler = 4,

    /// <summary>Invisible, and only in the way: zero-width space, soft hyphen, byte order mark.</summary>
    Ignorable = 8,

    /// <summary>Written without spaces: Han characters and East Asian punctuation.</summary>
    Cjk = 16,
    Han = 32,

    /// <summary>A Latin letter or digit, or another letter of a script with spaces.</summary>
    Letter = 64,

    /// <summary>Doubled in good speech (谢谢, 看看), so that doubling is no stutter.</summary>
    Reduplicable = 128,
}

/// <summary>One character to one: full to half width, upper to lower case, traditional to simplified, straight apostrophes.</summary>
internal static class CharacterFold
{
    public const string ChineseDigits = "零〇一二两三四五六七八九幺壹贰叁肆伍陆柒捌玖";

    private const string Numerals = ChineseDigits + "半十百千万亿拾佰仟0123456789%‰¥$";
    private const string FillerStarts = "呃嗯唔呣额那uehm";

    private const string Reduplicables =
        "往看等常纷刚妈慢轻哥渐大太种仅微远奶爹姐人好爸姑婆紧暗妹缓爷瞧深天个弟匆悄想连处明偏整盈娃小叔谢重恰娘公嘿伯听偷层试谈时频细圆稍可快团苦乖呼高"
        + "问短舅早淡阵白统闪笑某双多足走每点事家默沉姥步聊长帮样满坐空略摇云句最讲逛真厚本查圈换片抱冷念声推补停读练写玩翻伸挤巧粗条件笔期次回年月日户项"
        + "张款只对是行的哦啊呀哈嘻呵嗨喂拜稳实算洗找说选学渺茫区久平清楚完全安踏兴简单认彻底仔原切当叨唠絮宝通频徐依恋默层面色";

    private static readonly char[] Folded = BuildFolded();
    private static readonly CharacterClass[] Classes = BuildClasses();

    public static ReadOnlySpan<char> Table => Folded;

    public static ReadOnlySpan<CharacterClass> ClassTable => Classes;

    public static char Of(char original) => Folded[original];

    /// <summary>The class of a character that is already folded, except <see cref="CharacterClass.Cjk"/>, which full-width punctuation has too.</summary>
    public static CharacterClass ClassOf(char character) => Classes[character];

    private static char[] BuildFolded()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
        {
            var half = i is >= 0xFF01 and <= 0xFF5E ? (char)(i - 0xFEE0) : (char)i;
            table[i] = char.IsSurrogate(half) ? half : char.ToLowerInvariant(half);
        }

        table['\u3000'] = table['\u00A0'] = ' ';
        table['\uFFE5'] = '¥';
        table['‘'] = table['’'] = '\'';
        table['﹪'] = '%';
        foreach (var (traditional, simplified) in TraditionalPairs())
            table[traditional] = simplified;
        return table;
    }

    private static IEnumerable<(char, char)> TraditionalPairs()
    {
        using var stream = typeof(CharacterFold).Assembly.GetManifestResourceStream("traditional.txt")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            for (var i = 0; !line.StartsWith('#') && i + 1 < line.Length; i += 2)
                yield return (line[i], line[i + 1]);
        }
    }

    private static CharacterClass[] BuildClasses()
    {
        var table = new CharacterClass[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++)
            table[i] = BasicClass((char)i);
        Mark(table, Numerals, CharacterClass.Numeral);
        Mark(table, FillerStarts, CharacterClass.Filler);
        Mark(table, Reduplicables, CharacterClass.Reduplicable);
        Mark(table, "\u00AD\u200B\u200C\u200D\u2060\uFEFF", CharacterClass.Ignorable);
        for (var i = 0; i < table.Length; i++)
            table[i] |= table[Folded[i]] & ~CharacterClass.Cjk;
        return table;
    }

    private static void Mark(CharacterClass[] table, string characters, CharacterClass mark)
    {
        foreach (var character in characters)
            table[character] |= mark;
    }

    private static CharacterClass BasicClass(char c) => c switch
    {
        >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or >= '\uF900' and <= '\uFAFF' => CharacterClass.Han | CharacterClass.Cjk,
        '〇' => CharacterClass.Han | CharacterClass.Cjk,
        _ when char.IsWhiteSpace(c) => CharacterClass.Space,
        >= '\u3000' and <= '\u303F' => CharacterClass.Cjk,
        >= '\uFF01' and <= '\uFF5E' when !char.IsLetterOrDigit((char)(c - 0xFEE0)) => CharacterClass.Cjk,
        _ when char.IsLetterOrDigit(c) && !char.IsSurrogate(c) => CharacterClass.Letter,
        _ => CharacterClass.None,
    };
}
