using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Qa.Storage.Calls;

/// <summary>The place of a row in an order: where the next page begins.</summary>
/// <param name="Total">Used by orders of marks only.</param>
internal readonly record struct CallCursor(CallOrder Order, long Total, long StartedLocal, long No)
{
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(int)Order}.{Total}.{StartedLocal}.{No}")));

    /// <exception cref="ArgumentException">It did not come from a page of this order.</exception>
    public static CallCursor Parse(string text, CallOrder order)
    {
        if (Base64Url.IsValid(text)
            && Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split('.') is [var kind, var total, var started, var no]
            && kind == ((int)order).ToString(CultureInfo.InvariantCulture)
            && Number(total, out var totalValue) && Number(started, out var startedValue) && Number(no, out var noValue))
        {
            return new CallCursor(order, totalValue, startedValue, noValue);
        }

        throw new ArgumentException("The cursor does not belong to this list; start again without one.", nameof(text));
    }

    private static bool Number(string text, out long value) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
