namespace Qa.Demo.Casting;

/// <summary>An invented product; texts are as agents say them.</summary>
/// <param name="Kind">wealth, cash, fund, life, accident or deposit.</param>
/// <param name="Short">What people call it.</param>
/// <param name="Risk">R1–R5; empty where the kind has none.</param>
/// <param name="Term">How long the money is locked.</param>
/// <param name="Benchmark">Performance benchmark, or the rate of a deposit.</param>
/// <param name="Arrival">When redeemed money arrives.</param>
internal sealed record Product(
    string Code, string Kind, string Name, string Short, string Risk, string Term, string Benchmark, string Minimum, string Fee, string Arrival);

/// <summary>What the sample bank sells.</summary>
internal static class Shelf
{
    public static ImmutableArray<Product> Products { get; } =
    [
        new("WL-101", "wealth", "安和稳健一年持有", "安和一年", "R2", "三百六十五天", "百分之二点七到百分之三点三", "一万元", "百分之零点三", "到期后两个工作日内"),
        new("WL-102", "wealth", "晨曦添利180天", "晨曦180", "R2", "一百八十天", "百分之二点四到二点九", "一万块", "百分之零点二", "开放日后的第二个工作日"),
        new("WL-103", "wealth", "云栖固收增强两年定开", "云栖两年", "R3", "七百三十天", "3.1%到3.9%", "五万元", "百分之零点四", "开放期确认后三个工作日内"),
        new("WL-104", "wealth", "松涛季季盈", "季季盈", "R2", "九十天", "百分之二点二到百分之二点六", "一千元", "百分之零点一五", "到期日后第二个工作日"),
        new("WL-105", "wealth", "青禾目标稳进", "青禾稳进", "R3", "五百四十天", "三个点到三点六个点", "一万元", "百分之零点三五", "到期后三个工作日"),
        new("CM-201", "cash", "日日安现金管理", "日日安", "R1", "没有封闭期", "百分之一点六左右", "一元", "百分之零点一", "工作日十五点前赎回次日到账"),
        new("FD-301", "fund", "恒屿均衡配置混合", "恒屿均衡", "R3", "没有封闭期", "沪深三百和中债综合各占一半", "一百元", "申购费百分之一点二", "四个工作日左右"),
        new("FD-302", "fund", "远帆纯债债券", "远帆纯债", "R2", "七天", "中债综合全价指数", "十元", "申购费百分之零点六", "三个工作日"),
        new("FD-303", "fund", "北辰科技先锋股票", "北辰科技", "R4", "没有封闭期", "中证科技指数", "一百元", "申购费百分之一点五", "四到五个工作日"),
        new("FD-304", "fund", "南川红利六个月持有", "南川红利", "R3", "六个月", "中证红利指数", "十元", "申购费百分之一", "四个工作日"),
        new("IN-401", "life", "岁月安年金保险", "岁月安", "", "保到八十五岁", "", "每年五千元", "前五年退保有损失", "十个工作日内"),
        new("IN-402", "life", "守护星两全保险", "守护星", "", "保二十年", "", "每年三千元", "退保按现金价值", "十个工作日内"),
        new("IN-403", "life", "康宁一生重疾险", "康宁一生", "", "保终身", "", "每年两千六百元", "退保按现金价值", "十个工作日内"),
        new("IN-404", "accident", "随行一年期意外险", "随行意外险", "", "保一年", "", "一百九十八元", "", ""),
        new("DP-501", "deposit", "整存整取一年", "一年定期", "", "一年", "百分之一点三五", "五十元", "", ""),
        new("DP-502", "deposit", "大额存单三年", "三年大额存单", "", "三年", "百分之一点九", "二十万元", "", ""),
    ];

    public static ImmutableArray<Product> OfKind(string kind) => [.. Products.Where(product => string.Equals(product.Kind, kind, StringComparison.Ordinal))];
}
