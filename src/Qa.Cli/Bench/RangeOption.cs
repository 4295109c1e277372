using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace Qa.Cli.Bench;

/// <summary>An option that takes a number between two bounds, both allowed.</summary>
internal static class RangeOption
{
    public static Option<T> Of<T>(string name, string zh, string en, T usual, T lowest, T highest, Terminal terminal)
        where T : INumber<T>
    {
        var (from, to) = (lowest.ToString(null, CultureInfo.InvariantCulture), highest.ToString(null, CultureInfo.InvariantCulture));
        var option = new Option<T>(name)
        {
            Description = terminal.Say($"{zh}（{from}–{to}）", $"{en}, {from} to {to}"),
            DefaultValueFactory = _ => usual,
            // In every culture: "0.5" must not become 5 where the comma is the decimal sign.
            CustomParser = result =>
            {
                // NaN is between nothing.
                if (T.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= lowest && value <= highest)
                    return value;
                result.AddError(terminal.Say($"{name} 应是 {from} 到 {to} 之间的数", $"{name} is a number between {from} and {to}."));
                return usual;
            },
        };
        return option;
    }
}
