using System.Text;

namespace Qa.Api.Tests.Calls;

public sealed class SubmitTests(RunningSilo silo)
{
    [Fact]
    public async Task Accepts_a_call_and_keeps_it()
    {
        var id = Some.Id();

        var response = await silo.Submit(Some.Call(id, said: Some.Promise));

        var answer = await response.Json(HttpStatusCode.Accepted);
        Assert.Equal((id, "accepted", 1), ((string)answer["callId"]!, (string)answer["status"]!, (int)answer["assessmentVersion"]!));
        var kept = await silo.Get($"/api/v1/calls/{id}");
        Assert.Equal(Some.Promise, (string)kept["call"]!["utterances"]![0]!["text"]!);
        Assert.True((bool)kept["assessment"]!["vetoed"]!);
        Assert.Single(kept["history"]!.AsArray());
    }

    [Fact]
    public async Task Answers_the_report_when_asked_to_wait()
    {
        var call = Some.Call(said: Some.Promise);

        var waited = await silo.Submit(call, "?wait=true");

        Assert.Equal(HttpStatusCode.OK, waited.StatusCode);
        var bytes = await waited.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal(await silo.Http.GetByteArrayAsync($"/api/v1/calls/{call["callId"]}/report", TestContext.Current.CancellationToken), bytes);
        var hit = JsonNode.Parse(bytes)!["outcomes"]!.AsArray().First(outcome => (string)outcome!["rule"]! == "C01")!;
        Assert.Equal(("hit", "veto"), ((string)hit["outcome"]!, (string)hit["severity"]!));
        var evidence = hit["evidence"]![0]!;
        Assert.Equal((string)evidence["text"]!, Some.Promise[(int)evidence["start"]!..(int)evidence["end"]!]);
        Assert.Equal(47, JsonNode.Parse(bytes)!["outcomes"]!.AsArray().Count);
    }

    [Fact]
    public async Task Changes_nothing_when_the_same_call_comes_again()
    {
        var call = Some.Call();
        await silo.Submit(call);

        var again = await (await silo.Submit(call)).Json(HttpStatusCode.Accepted);

        Assert.Equal(("unchanged", 1), ((string)again["status"]!, (int)again["assessmentVersion"]!));
    }

    [Fact]
    public async Task Keeps_both_versions_of_a_call_id_that_comes_with_other_content()
    {
        var id = Some.Id();
        await silo.Submit(Some.Call(id));

        var second = await (await silo.Submit(Some.Call(id, said: "别的内容"))).Json(HttpStatusCode.Accepted);

        Assert.Equal(("newVersion", 2), ((string)second["status"]!, (int)second["transcriptVersion"]!));
        var history = (await silo.Get($"/api/v1/calls/{id}"))["history"]!.AsArray();
        Assert.Equal([2, 1], history.Select(version => (int)version!["transcriptVersion"]!));
        Assert.Equal(2, history.Select(version => (string)version!["transcriptHash"]!).Distinct().Count());
    }

    public static TheoryData<string, string, string> Broken => new()
    {
        { "", "empty-body", "" },
        { "hello", "invalid-call", "" },
        { "[1,2]", "invalid-call", "" },
        { """{"callId":"x"}""", "invalid-call", "agentId" },
        { With("""[{"role":"robot","text":"a"}]"""), "invalid-call", "utterances[0].role" },
        { With("""[{"role":"agent","text":"a","seq":3},{"role":"agent","text":"b","seq":3}]"""), "invalid-call", "utterances[1].seq" },
        { With("""[{"role":"agent","text":"a","startMs":5000,"endMs":1000}]"""), "invalid-call", "utterances[0].startMs" },
        { With("""[{"role":"agent","text":"a","startMs":5000,"endMs":6000},{"role":"agent","text":"b","startMs":1000,"endMs":2000}]"""), "invalid-call", "utterances[1].startMs" },
        { With("""[{"role":"agent"}]"""), "invalid-call", "utterances[0].text" },
        { With("[]").Replace("wealth", "gambling", StringComparison.Ordinal), "invalid-call", "businessLine" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Refuses_what_is_no_call_and_names_the_field(string body, string kind, string path)
    {
        var problem = await (await silo.Post("/api/v1/calls", body)).Problem(HttpStatusCode.BadRequest);

        Assert.Equal($"urn:qa:problem:{kind}", (string)problem["type"]!);
        if (path.Length > 0)
            Assert.Contains(problem["errors"]!.AsArray(), error => (string)error!["path"]! == path);
    }

    [Fact]
    public async Task Takes_ten_thousand_utterances()
    {
        var call = Some.Call(said: [.. Enumerable.Range(0, 9_999).Select(i => $"第{i}句，请稍等。"), Some.Promise]);

        var report = await (await silo.Submit(call, "?wait=true")).Json();

        var hit = report["outcomes"]!.AsArray().First(outcome => (string)outcome!["rule"]! == "C01")!;
        Assert.Equal(9_999, (int)hit["evidence"]![0]!["seq"]!);
    }

    [Theory]
    [InlineData("\"lone \\ud800 surrogate\"")]
    [InlineData("\"control \\u0000\\u0007\\u001b characters\"")]
    [InlineData("\"\\u202e\\ufeff\\u200b\"")]
    public async Task Takes_text_that_is_no_text_and_can_show_it_again(string text)
    {
        var id = Some.Id();
        var body = With($$"""[{"role":"agent","text":{{text}}}]""", id);

        await (await silo.Post("/api/v1/calls", body)).Json(HttpStatusCode.Accepted);

        Assert.NotNull((await silo.Get($"/api/v1/calls/{id}"))["call"]!["utterances"]![0]!["text"]);
        Assert.Equal("unchanged", (string)(await (await silo.Post("/api/v1/calls", body)).Json(HttpStatusCode.Accepted))["status"]!);
    }

    [Theory]
    [InlineData("text/csv")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task Refuses_another_content_type(string? type)
    {
        var response = await silo.Post("/api/v1/calls", "{}"u8.ToArray(), type);

        var problem = await response.Problem(HttpStatusCode.UnsupportedMediaType);
        Assert.Contains("application/json", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_200_MB_without_reading_them()
    {
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync("127.0.0.1", silo.Http.BaseAddress!.Port, TestContext.Current.CancellationToken);
        var stream = socket.GetStream();

        // Only the head is ever sent.
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            "POST /api/v1/calls HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 200000000\r\n\r\n{"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadLineAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 413", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_a_stream_that_grows_beyond_the_limit()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/calls") { Content = new EndlessContent() };
        request.Headers.ExpectContinue = false;

        // The server may hang up while the client still sends; either way nothing is taken.
        try
        {
            var response = await silo.Http.SendAsync(request, TestContext.Current.CancellationToken);
            await response.Problem(HttpStatusCode.RequestEntityTooLarge);
        }
        catch (HttpRequestException error)
        {
            Assert.IsType<IOException>(error.InnerException, exactMatch: false);
        }

        await (await silo.Submit(Some.Call())).Json(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Speaks_the_language_that_was_asked_for()
    {
        var chinese = await (await silo.Post("/api/v1/calls", "")).Problem(HttpStatusCode.BadRequest);
        var english = await (await silo.Post("/api/v1/calls?lang=en", "")).Problem(HttpStatusCode.BadRequest);

        Assert.Equal("请求体为空", (string)chinese["title"]!);
        Assert.Equal("The body is empty", (string)english["title"]!);
    }

    private static string With(string utterances, string? id = null) =>
        $$"""{"callId":"{{id ?? Some.Id()}}","agentId":"A1","startedAt":"2026-11-20T10:00:00+08:00","businessLine":"wealth","utterances":{{utterances}}}""";

    private sealed class EndlessContent : HttpContent
    {
        public EndlessContent() => Headers.ContentType = new("application/json");

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var block = new byte[1 << 20];
            Array.Fill(block, (byte)' ');
            for (var i = 0; i < 40; i++)
                await stream.WriteAsync(block);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
