using System.Text.Encodings.Web;
using System.Text.Json;
using Qa.Contracts.Calls;
using Qa.Domain.Calls;
using Qa.Domain.Scoring;
using Qa.Storage.Calls;

namespace Qa.Api.Calls;

/// <summary>Writes a call from its two stable forms, the native call JSON and the report JSON.</summary>
internal sealed class CallDetailResult(CallView view, ImmutableArray<CallVersion> history, string language) : IResult
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task ExecuteAsync(HttpContext context)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, Options);
        json.WriteStartObject();
        json.WritePropertyName("call");
        json.WriteRawValue(CallJson.Write(view.Call), skipInputValidation: true);
        json.WriteNumber("transcriptVersion", view.TranscriptVersion);
        json.WritePropertyName("assessment");
        json.WriteRawValue(ReportJson.Write(view.Assessment, language), skipInputValidation: true);
        json.WritePropertyName("history");
        JsonSerializer.Serialize(json, history, ApiJson.In(language));
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }
}
