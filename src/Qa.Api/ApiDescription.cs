using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Qa.Domain;

namespace Qa.Api;

/// <summary>What the OpenAPI document says besides the endpoints.</summary>
internal static class ApiDescription
{
    private const string Text = """
        Calls in, score cards out. Send whole calls to `POST /api/v1/calls` or a stream of them to `POST /api/v1/calls:batch`;
        whatever was answered 2xx is on disk. Every error is `application/problem+json` with what is wrong, where, and what to do.
        Texts are Chinese unless `?lang=en` or `Accept-Language: en` asks for English.
        """;

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Qa.Orleans";
            document.Info.Version = "v1";
            document.Info.Description = Text;
            return Task.CompletedTask;
        });

        // A text in two languages is sent as one string.
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(LocalText))
            {
                schema.Type = JsonSchemaType.String;
                schema.Properties = null;
                schema.Required = null;
            }

            return Task.CompletedTask;
        });
    }
}
