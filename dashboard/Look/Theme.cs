using MudBlazor;

namespace Qa.Dashboard.Look;

/// <summary>Colours, type and sizes for MudBlazor. qa.css holds the same colours as custom properties; contrast is AA in both themes.</summary>
internal static class Theme
{
    private static readonly string[] Fonts = ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "system-ui", "sans-serif"];

    public static MudTheme Qa { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#14536b", PrimaryContrastText = "#ffffff", Secondary = "#4a5b6c",
            Success = "#17694a", Warning = "#8a5a00", Error = "#b3261e", Info = "#245a9c",
            Background = "#f4f6f8", Surface = "#ffffff", AppbarBackground = "#ffffff", AppbarText = "#17202a",
            TextPrimary = "#17202a", TextSecondary = "#526070", TextDisabled = "#7b8794",
            ActionDefault = "#526070", Divider = "#e1e6eb", LinesDefault = "#d5dce3", LinesInputs = "#aab5c0", TableLines = "#e8ecf0",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#7cc4de", PrimaryContrastText = "#08222d", Secondary = "#a9b8c6",
            Success = "#6fcf9f", Warning = "#e6b450", Error = "#ff8f85", Info = "#8fbcf2",
            Background = "#0f1419", Surface = "#171e25", AppbarBackground = "#171e25", AppbarText = "#e4eaf0",
            TextPrimary = "#e4eaf0", TextSecondary = "#a3b1bf", TextDisabled = "#76848f",
            ActionDefault = "#a3b1bf", Divider = "#2a343e", LinesDefault = "#313c47", LinesInputs = "#566471", TableLines = "#25303a",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = "0.84375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Fonts, FontSize = "0.875rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Fonts, FontSize = "0.8125rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Fonts, FontSize = "0.8125rem", FontWeight = "500", TextTransform = "none", LetterSpacing = "normal" },
            Caption = new CaptionTypography { FontFamily = Fonts, FontSize = "0.75rem", LetterSpacing = "normal" },
            H6 = new H6Typography { FontFamily = Fonts, FontSize = "1rem", FontWeight = "600", LetterSpacing = "normal" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px" },
    };
}
