using System.Collections.Immutable;
using Qa.Domain;
using Qa.Domain.Rules;

namespace Qa.Rulebooks;

/// <summary>A problem with its place in the file; 1-based, 0 where it has none.</summary>
public sealed record PackProblem(int Line, int Column, bool IsError, LocalText Message);

/// <summary>A pack as read: the book is null when it could not be understood at all.</summary>
public sealed record PackReading(Rulebook? Book, ImmutableArray<PackProblem> Problems);

/// <summary>Reads rule packs in YAML.</summary>
public static class RulebookReader
{
    /// <summary>Parses and lints. The book has version 0.</summary>
    public static PackReading Read(string yaml) => throw new NotImplementedException();
}

/// <summary>The packs that come with the product.</summary>
public static class ShippedPacks
{
    public const string FinanceZh = "finance-zh";

    /// <returns>The pack's YAML text.</returns>
    public static string Text(string id) => throw new NotImplementedException();
}
