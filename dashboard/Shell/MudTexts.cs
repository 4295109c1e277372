using System.Globalization;
using MudBlazor;

namespace Qa.Dashboard.Shell;

/// <summary>MudBlazor's own texts in Chinese. English falls back to what MudBlazor brings.</summary>
public sealed class MudTexts(IStringLocalizer<MudTexts> chinese) : MudLocalizer
{
    public override LocalizedString this[string key] =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? chinese[key] : new LocalizedString(key, key, resourceNotFound: true);
}
