using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Qa.Domain.Calls;

namespace Qa.Domain.Tests.Calls;

/// <summary>Random calls, and their JSON with some of its bytes spoilt.</summary>
internal static class SomeCall
{
    private static readonly Gen<string> Texts =
        Gen.Elements("您好", "a", "\"", "\\", "\0", "\n", "😀", "\u2028", "<b>", "é", "100%", "").ListOf().Select(string.Concat);

    private static readonly Gen<Utterance> Utterances =
        from role in Gen.Elements(Enum.GetValues<Role>())
        from text in Texts
        from length in Gen.Choose(0, 5000)
        from hasTimes in Gen.Elements(true, false)
        from confidence in Gen.Elements<double?>(null, 0, 0.1 + 0.2, 1)
        from words in (from word in Texts select new Word(word, 0, length, confidence)).ListOf()
        select new Utterance(0, role, text, hasTimes ? 0 : null, hasTimes ? length : null, confidence, [.. words]);

    public static Arbitrary<Call> Any { get; } = (
        from id in Gen.Elements("C1", "通话 2", "a\"b")
        from name in Gen.Elements(null, "小李", "")
        from direction in Gen.Elements<Direction?>(null, Direction.Inbound, Direction.Outbound)
        from line in Gen.Elements<BusinessLine?>(null, BusinessLine.Wealth, BusinessLine.Complaint)
        from ticks in Gen.Choose(0, 10_000_000)
        from offset in Gen.Choose(-12, 14)
        from attributes in Gen.Zip(Texts, Texts).ListOf()
        from products in Gen.Elements("WL-001", "基金一号").ListOf()
        from utterances in Utterances.NonEmptyListOf()
        select new Call(
            new CallHeader(id, "A1", name, null, name, null, direction, line, new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(offset)).AddTicks(ticks), "zh",
                attributes.DistinctBy(pair => pair.Item1).ToImmutableSortedDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal), [.. products]),
            [.. utterances.Select((utterance, seq) => utterance with { Seq = seq * 2 })])).ToArbitrary();

    public static Arbitrary<byte[]> Damaged { get; } = (
        from call in Any.Generator
        from damages in Gen.Zip(Gen.Choose(0, int.MaxValue), Gen.Elements<byte>([0, (byte)'"', (byte)'\\', (byte)'{', (byte)'}', (byte)'[', (byte)'u', (byte)'9', 0xFF, 0xED, (byte)','])).ListOf()
        from length in Gen.Choose(0, 100)
        select Damage(CallJson.Write(call), damages, length)).ToArbitrary();

    public static Call Saying(string text) => new(
        new CallHeader("C1", "A1", null, null, null, null, null, null, DateTimeOffset.UnixEpoch, "zh", ImmutableSortedDictionary<string, string>.Empty, []),
        [new Utterance(0, Role.Agent, text)]);

    private static byte[] Damage(byte[] json, IEnumerable<(int At, byte Value)> damages, int keep)
    {
        foreach (var (at, value) in damages.Take(3))
            json[at % json.Length] = value;
        return keep > 50 ? json : json[..(json.Length * keep / 50)];
    }
}
