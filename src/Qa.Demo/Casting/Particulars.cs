using System.Globalization;

namespace Qa.Demo.Casting;

/// <summary>The names, amounts and dates that one call is about.</summary>
internal static class Particulars
{
    private const string Surnames = "王李张刘陈杨赵黄吴徐孙马朱胡郭罗梁宋郑谢韩唐冯于董萧程曹袁邓傅曾吕魏蒋田杜丁沈姜范江史龚邱侯严温康";
    private const string Digits = "零一二三四五六七八九";

    private static readonly string[] WomensNames =
        ["丽华", "海燕", "晓梅", "秀兰", "雪", "静怡", "玉珍", "欣然", "春霞", "婷", "佳慧", "凤英", "若琳", "晓彤", "美玲", "淑芬", "倩", "文丽", "思琪", "桂芳"];

    private static readonly string[] MensNames =
        ["建国", "志强", "磊", "浩然", "德福", "文斌", "俊", "国庆", "子轩", "永康", "明辉", "海波", "振华", "学军", "鹏", "立新", "少锋", "天佑", "家宝", "世杰"];

    private static readonly string[] Amounts = ["三万", "五万", "十万", "八万", "十五万", "二十万", "两万", "六万五", "12万", "30万", "4万块", "5万块钱"];
    private static readonly string[] Sums = ["一千二百块", "三千六", "五千八百元", "八百多块", "两千三", "一万一", "4200块", "九百六十块", "七千出头", "2680元"];
    private static readonly string[] Balances = ["一万三千四百二十六元", "八万零五百元", "三千九百一十二块六", "两万七千元整", "56320元", "十二万四千元", "六百四十七块八毛"];
    private static readonly string[] Deadlines = ["三个工作日内", "两个工作日之内", "明天下午五点前", "今天十八点之前", "二十四小时内", "48小时内", "五个工作日内", "后天中午以前"];
    private static readonly string[] Cities = ["城东", "江滨", "文化路", "高新区", "南湖", "金桥", "开元路", "大学城", "新港", "青石桥"];

    public static Dictionary<string, string> Of(Agent agent, Product? product, bool outbound, DateOnly day, bool woman, Dice dice)
    {
        var surname = Surnames[dice.Below(Surnames.Length)].ToString();
        var spoken = dice.Chance(0.6);
        var slots = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["bank"] = "澜禾银行",
            ["agent"] = agent.Name,
            ["desk"] = agent.Team.Desk,
            ["thanks"] = outbound ? "感谢您的接听" : "感谢您的来电",
            ["nick"] = "小" + agent.Name[0],
            ["no"] = Figures(agent.Number, spoken),
            ["lic"] = Figures("37" + agent.Number + "16", spoken),
            ["cust"] = surname + (woman ? "女士" : "先生"),
            ["sir"] = woman ? "女士" : "先生",
            ["full"] = surname + dice.Pick(woman ? WomensNames : MensNames),
            ["id4"] = Figures(Four(dice), spoken),
            ["card4"] = Figures(Four(dice), spoken),
            ["phone4"] = Figures(Four(dice), spoken),
            ["ticket"] = Figures(day.ToString("MMdd", CultureInfo.InvariantCulture) + Four(dice), spoken),
            ["amount"] = dice.Pick(Amounts),
            ["sum"] = dice.Pick(Sums),
            ["balance"] = dice.Pick(Balances),
            ["within"] = dice.Pick(Deadlines),
            ["branch"] = dice.Pick(Cities) + "支行",
            ["later"] = Date(day.AddDays(dice.Between(2, 12)), spoken),
            ["earlier"] = Date(day.AddDays(-dice.Between(2, 15)), spoken),
            ["ago"] = dice.Pick(["前天", "大前天", "上周五", "上周三", "昨天上午", "上个星期", "这周一", "三天前", "四五天前"]),
            ["overdue"] = dice.Pick(["五天", "八天", "十二天", "半个月", "二十来天", "一个月零三天", "17天", "三十六天"]),
            ["version"] = "六点二",
            ["level"] = "C" + Math.Max(2, product is { Risk.Length: 2 } ? product.Risk[1] - '0' + dice.Below(2) : dice.Between(2, 4)).ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in OfProduct(product))
            slots[name] = value;
        return slots;
    }

    public static Dictionary<string, string> InEnglish(Agent agent, Dice dice) => new(StringComparer.Ordinal)
    {
        ["bank"] = "Lanhe Bank",
        ["agent"] = agent.Id == "A1006" ? "Becky" : "Jason",
        ["cust"] = dice.Pick(["Mr. Turner", "Ms. Patel", "Mrs. Olsen", "Mr. Kim", "Ms. Rossi", "Mr. Novak", "Ms. Tanaka", "Mr. Dubois", "Mrs. Hughes", "Mr. Silva"]),
        ["card4"] = Four(dice),
        ["amount"] = dice.Pick(["two thousand", "five hundred", "twelve hundred", "eight thousand", "three fifty", "ten thousand"]),
        ["days"] = dice.Pick(["two working days", "three business days", "twenty-four hours", "five working days"]),
        ["ticket"] = Four(dice),
        ["when"] = dice.Pick(["yesterday", "last Friday", "on Monday", "three days ago", "this morning", "last week"]),
    };

    private static IEnumerable<(string, string)> OfProduct(Product? product) => product is null ? [] :
    [
        ("product", product.Name), ("alias", product.Short), ("risk", product.Risk), ("term", product.Term),
        ("bench", product.Benchmark), ("min", product.Minimum), ("fee", product.Fee), ("arrive", product.Arrival),
    ];

    private static string Four(Dice dice) => dice.Between(1000, 9999).ToString(CultureInfo.InvariantCulture);

    private static string Figures(string digits, bool spoken) => spoken ? string.Concat(digits.Select(digit => Digits[digit - '0'])) : digits;

    private static string Date(DateOnly day, bool spoken) =>
        spoken ? $"{Tens(day.Month)}月{Tens(day.Day)}号" : FormattableString.Invariant($"{day.Month}月{day.Day}号");

    private static string Tens(int number) =>
        (number >= 20 ? Digits[number / 10].ToString() : "") + (number >= 10 ? "十" : "") + (number % 10 > 0 ? Digits[number % 10].ToString() : "");
}
