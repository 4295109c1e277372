namespace Qa.Dashboard.Shell;

/// <summary>Names the resource with the dashboard's texts: Texts.resx is Chinese, Texts.en.resx English.</summary>
public sealed class Texts;
