using System.Text.Json;

namespace Qa.Domain.Calls;

/// <summary>The names of an enumeration's values as JSON has them: camel case, in the order of declaration from 0 on.</summary>
internal static class EnumNames<T>
    where T : struct, Enum
{
    private static readonly T[] Values = Enum.GetValues<T>();

    public static ImmutableArray<string> All { get; } = [.. Values.Select(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()))];

    public static string Of(T value) => All[Array.IndexOf(Values, value)];

    public static T ValueAt(int index) => Values[index];
}
