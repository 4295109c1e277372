using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Qa.Domain.Calls;

namespace Qa.Domain.Tests.Calls;

public sealed class CallJsonTests
{
    private const string Least = """{"callId":"C1","agentId":"A1","startedAt":"2026-11-20T10:00:00+08:00","utterances":[{"role":"agent","text":"您好"}]}""";

    [Fact]
    public void Reads_everything_that_a_call_can_hold()
    {
        var call = Read("""
            { "callId": "C1", "agentId": "A1", "agentName": "小李", "teamId": "T1", "teamName": "一组", "customerId": "K1", "direction": "outbound",
              "businessLine": "fund", "startedAt": "2026-11-20T10:00:00+08:00", "language": "zh-CN", "unknown": { "deep": [1, {}] },
              "attributes": { "customerAge": 67, "ivrRecordingNotice": true, "customerRiskLevel": "C2", "nothing": null }, "products": [ "WL-001" ],
              "utterances": [ { "seq": 3, "role": "agent", "text": "您好", "startMs": -5, "endMs": 2300.0, "confidence": 0.930,
                                "words": [ { "text": "您好", "startMs": 0, "endMs": 210, "confidence": 1 } ], "unknown": "x" } ] }
            """).Call!;

        Assert.Equal(("C1", "A1", "小李", "T1", "一组", "K1"), (call.Header.CallId, call.Header.AgentId, call.Header.AgentName, call.Header.TeamId, call.Header.TeamName, call.Header.CustomerId));
        Assert.Equal((Direction.Outbound, BusinessLine.Fund, "zh-CN"), (call.Header.Direction, call.Header.BusinessLine, call.Header.Language));
        Assert.Equal(TimeSpan.FromHours(8), call.Header.StartedAt.Offset);
        Assert.Equal([new("customerAge", "67"), new("customerRiskLevel", "C2"), new("ivrRecordingNotice", "true")], call.Header.Attributes);
        Assert.Equal(["WL-001"], call.Header.Products);
        var utterance = Assert.Single(call.Utterances);
        Assert.Equal((3, Role.Agent, "您好", -5, 2300, 0.93), (utterance.Seq, utterance.Role, utterance.Text, utterance.StartMs, utterance.EndMs, utterance.Confidence));
        Assert.Equal([new Word("您好", 0, 210, 1)], utterance.Words);
    }

    [Fact]
    public void Fills_in_what_may_be_left_out()
    {
        var call = Read(Least).Call!;

        Assert.Equal("zh", call.Header.Language);
        Assert.Equal(0, Assert.Single(call.Utterances).Seq);
        Assert.Null(call.Utterances[0].StartMs);
    }

    [Theory]
    [InlineData("", "", "empty")]
    [InlineData(" \n", "", "empty")]
    [InlineData("{", "", "line 1, byte")]
    [InlineData("callId: C1", "", "line 1, byte 1")]
    [InlineData("[]", "", "object")]
    [InlineData("{}", "callId", "required")]
    [InlineData("{}", "agentId", "required")]
    [InlineData("{}", "startedAt", "required")]
    [InlineData("{}", "utterances", "required")]
    [InlineData("""{"callId":" "}""", "callId", "empty")]
    [InlineData("""{"callId":7}""", "callId", "string")]
    [InlineData("""{"callId":"a\u0000"}""", "callId", "control")]
    [InlineData("""{"startedAt":"2026-11-20T10:00:00"}""", "startedAt", "offset")]
    [InlineData("""{"startedAt":"gestern"}""", "startedAt", "gestern")]
    [InlineData("""{"direction":"sideways"}""", "direction", "inbound, outbound")]
    [InlineData("""{"businessLine":"1"}""", "businessLine", "wealth, fund, insurance, deposit, loan, collection, service, complaint")]
    [InlineData("""{"attributes":{"a":[]}}""", "attributes.a", "boolean")]
    [InlineData("""{"products":[1]}""", "products[0]", "string")]
    [InlineData("""{"utterances":{}}""", "utterances", "array")]
    [InlineData("""{"utterances":[]}""", "utterances", "At least one")]
    [InlineData("""{"utterances":[5]}""", "utterances[0]", "object")]
    [InlineData("""{"utterances":[{"text":"a"}]}""", "utterances[0].role", "required")]
    [InlineData("""{"utterances":[{"role":"agent"}]}""", "utterances[0].text", "required")]
    [InlineData("""{"utterances":[{"role":"boss","text":"a"}]}""", "utterances[0].role", "\"boss\" is unknown; this must be one of: agent, customer, system")]
    [InlineData("""{"utterances":[{"role":"agent","text":"a","seq":-1}]}""", "utterances[0].seq", "negative")]
    [InlineData("""{"utterances":[{"role":"agent","text":"a","startMs":1.5}]}""", "utterances[0].startMs", "whole")]
    [InlineData("""{"utterances":[{"role":"agent","text":"a","startMs":9,"endMs":8}]}""", "utterances[0].startMs", "after the end")]
    [InlineData("""{"utterances":[{"role":"agent","text":"a","confidence":2}]}""", "utterances[0].confidence", "0 to 1")]
    [InlineData("""{"utterances":[{"role":"agent","text":"a","words":[{"text":"a","startMs":1}]}]}""", "utterances[0].words[0].endMs", "required")]
    [InlineData("""{"utterances":[{"role":"agent","text":"a","seq":1},{"role":"agent","text":"b","seq":1}]}""", "utterances[1].seq", "Seq 1")]
    [InlineData("""{"utterances":[{"role":"agent","text":"a","startMs":9},{"role":"agent","text":"b","startMs":5}]}""", "utterances[1].startMs", "seq 1 starts at 5 ms")]
    public void Names_the_field_and_the_remedy(string json, string path, string words)
    {
        var reading = Read(json);

        Assert.Null(reading.Call);
        var problem = Assert.Single(reading.Problems, problem => problem.Path == path);
        Assert.Contains(words, problem.Message.En, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Message.Zh);
    }

    [Fact]
    public void Lists_all_problems_up_to_the_limit()
    {
        var wrong = string.Join(',', Enumerable.Repeat("""{"role":"x"}""", 50));

        Assert.Equal(CallJson.MostProblems, Read($$"""{"utterances":[{{wrong}}]}""").Problems.Length);
        Assert.Equal(["callId", "agentId", "startedAt", "utterances"], Read("{}").Problems.Select(problem => problem.Path));
    }

    [Fact]
    public void Refuses_what_follows_the_call() => Assert.Null(Read(Least + "{}").Call);

    [Fact]
    public void Accepts_a_repeated_utterance_once()
    {
        var call = Read(Least.Replace("[{", """[{"seq":0,"role":"agent","text":"您好"},{"seq":0,""", StringComparison.Ordinal)).Call!;

        Assert.Single(call.Utterances);
    }

    [Fact]
    public void Puts_utterances_in_the_order_of_seq() =>
        Assert.Equal([1, 2], Read(Least.Replace("[{", """[{"seq":2,"role":"customer","text":"b"},{"seq":1,""", StringComparison.Ordinal)).Call!.Utterances.Select(utterance => utterance.Seq));

    [Fact]
    public void Accepts_speakers_that_overlap() =>
        Assert.NotNull(Read(Least.Replace("[{", """[{"role":"customer","text":"b","startMs":500,"endMs":2000},{"startMs":400,""", StringComparison.Ordinal)).Call);

    [Theory]
    [InlineData("""\ud800""", "\uFFFD")]
    [InlineData("""\ude00\n\"\u4f60\\""", "\uFFFD\n\"你\\")]
    [InlineData("""a\ud83d\ude00b\ud83d""", "a😀b\uFFFD")]
    [InlineData("""\u0000\u0007\u001f""", "\0\u0007\u001f")]
    public void Replaces_lone_surrogates_and_keeps_control_characters(string escaped, string text) =>
        Assert.Equal(text, Assert.Single(Read(Least.Replace("您好", escaped, StringComparison.Ordinal)).Call!.Utterances).Text);

    [Fact]
    public void Replaces_bytes_that_are_no_text() =>
        Assert.Equal("a\uFFFDb", CallJson.Read([.. Encoding.UTF8.GetBytes(Least[..Least.IndexOf("您好", StringComparison.Ordinal)]), (byte)'a', 0xFF, (byte)'b', .. "\"}]}"u8]).Call!.Utterances[0].Text);

    [Fact]
    public void Takes_a_long_call_and_refuses_a_longer_one()
    {
        Assert.NotNull(Read(Long(CallJson.MostUtterances)).Call);
        Assert.Equal("utterances", Assert.Single(Read(Long(CallJson.MostUtterances + 1)).Problems).Path);
    }

    [Fact]
    public void Refuses_a_text_that_is_too_long() =>
        Assert.Equal("utterances[0].text", Assert.Single(Read(Least.Replace("您好", new string('好', CallJson.LongestText + 1), StringComparison.Ordinal)).Problems).Path);

    [Fact]
    public void Never_throws_whatever_the_bytes_are() => Prop.ForAll(SomeCall.Damaged, bytes =>
    {
        var reading = CallJson.Read(bytes);
        Assert.Equal(reading.Call is null, reading.Problems.Length > 0);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Reads_what_it_wrote() => Prop.ForAll(SomeCall.Any, call =>
    {
        var written = CallJson.Write(call);
        var reading = CallJson.Read(written);

        Assert.Empty(reading.Problems);
        Assert.Equal(written, CallJson.Write(reading.Call!));
        Assert.Equal(CallJson.Hash(call), CallJson.Hash(reading.Call!));
        Assert.Equal(call.Header.StartedAt, reading.Call!.Header.StartedAt);
        Assert.Equal(call.Utterances.Select(utterance => utterance.Text), reading.Call.Utterances.Select(utterance => utterance.Text));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Writes_fields_in_a_fixed_order_and_leaves_out_what_is_absent() => Assert.Equal(
        """{"callId":"C1","agentId":"A1","startedAt":"2026-11-20T10:00:00+08:00","language":"zh","utterances":[{"seq":0,"role":"agent","text":"您好"}]}""",
        Encoding.UTF8.GetString(CallJson.Write(Read(Least).Call!)));

    [Fact]
    public void Hashes_content_and_not_layout()
    {
        var hash = CallJson.Hash(Read(Least).Call!);

        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, CallJson.Hash(Read("\uFEFF " + Least.Replace(",", " ,\n", StringComparison.Ordinal)).Call!));
        Assert.NotEqual(hash, CallJson.Hash(Read(Least.Replace("您好", "你好", StringComparison.Ordinal)).Call!));
    }

    [Fact]
    public void Writes_a_call_that_holds_lone_surrogates() =>
        Assert.Contains("\uFFFD", Encoding.UTF8.GetString(CallJson.Write(SomeCall.Saying("a\ud800b"))), StringComparison.Ordinal);

    private static string Long(int count) =>
        Least.Replace("[{", "[" + string.Concat(Enumerable.Repeat("""{"role":"customer","text":"嗯"},""", count - 1)) + "{", StringComparison.Ordinal);

    private static CallReading Read(string json) => CallJson.Read(Encoding.UTF8.GetBytes(json));
}
