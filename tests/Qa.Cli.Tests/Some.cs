namespace Qa.Cli.Tests;

/// <summary>Packs and calls for tests that care about one thing in them.</summary>
internal static class Some
{
    /// <summary>One rule against promising; both of its examples are judged as they should be.</summary>
    public const string Pack = """
        rulebook: small
        title: { zh: 小包, en: Small }
        rules:
          - id: R1
            name: { zh: 承诺保本, en: Promise }
            dimension: compliance
            severity: veto
            kind: forbidden
            moment: live
            conditions:
              promise: { role: agent, keywords: [ 保本 ], unless: [ { inside: [ 不保本 ] } ] }
            hit: promise
            suggestion: { zh: 改口, en: Say otherwise }
            examples:
              - { id: R1-hit, expect: hit, turns: [ "agent: 这款保本" ] }
              - { id: R1-near, expect: noHit, turns: [ "agent: 这款不保本" ] }
        """;

    public static string CallJson(string callId, params string[] agentLines) =>
        $$"""{"callId":"{{callId}}","agentId":"A1","startedAt":"2026-10-12T10:00:00+08:00","utterances":[{{string.Join(',', agentLines.Select((text, seq) => $$"""{"seq":{{seq}},"role":"agent","text":"{{text}}"}"""))}}]}""";

    /// <param name="hit">Whether a person saw R1 broken in the call's first line.</param>
    public static string LabelledCall(string callId, string agentLine, bool hit) =>
        $$"""{"call":{{CallJson(callId, agentLine)}},"judged":["R1"],"hits":[{{(hit ? """{"rule":"R1","seq":0}""" : string.Empty)}}],"note":"note of {{callId}}"}""";
}
