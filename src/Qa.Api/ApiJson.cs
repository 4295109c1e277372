using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Qa.Domain;

namespace Qa.Api;

/// <summary>How answers are written: camelCase names and enum values, absent where null, readable Chinese, texts in one language.</summary>
internal static class ApiJson
{
    private static readonly JsonSerializerOptions Chinese = Make("zh");
    private static readonly JsonSerializerOptions English = Make("en");

    public static JsonSerializerOptions In(string language) => string.Equals(language, "en", StringComparison.Ordinal) ? English : Chinese;

    public static IResult Answer<T>(HttpRequest request, T value, int status = StatusCodes.Status200OK) =>
        Results.Json(value, In(RequestLanguage.Of(request)), statusCode: status);

    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Make(string language)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Configure(options);
        options.Converters.Add(new OneLanguage(language));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class OneLanguage(string language) : JsonConverter<LocalText>
    {
        public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) => writer.WriteStringValue(value.In(language));
    }
}
