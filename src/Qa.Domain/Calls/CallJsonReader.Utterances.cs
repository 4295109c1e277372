using System.Text.Json;

namespace Qa.Domain.Calls;

internal ref partial struct CallJsonReader
{
    private void ReadUtterances()
    {
        _utterances.Clear();
        if (!Begins("utterances", JsonTokenType.StartArray, "应为数组。", "This must be an array."))
            return;
        for (_utterance = 0; NextElement(); _utterance++)
        {
            if (_utterance < CallJson.MostUtterances)
                ReadOneUtterance();
            else
                _json.Skip();
        }

        (_utteranceCount, _utterance) = (_utterance, -1);
        if (_utteranceCount == 0)
            Report("utterances", "至少要有一句话。", "At least one utterance is needed.");
        if (_utteranceCount > CallJson.MostUtterances)
            Report(
                "utterances",
                $"共 {_utteranceCount} 句，最多 {CallJson.MostUtterances} 句。",
                $"There are {_utteranceCount} utterances; at most {CallJson.MostUtterances} are allowed.");
    }

    private void ReadOneUtterance()
    {
        if (!IsObject())
            return;
        int? seq = null, start = null, end = null;
        Role? role = null;
        string? text = null;
        double? confidence = null;
        var words = ImmutableArray<Word>.Empty;
        bool hadRole = false, hadText = false;
        while (NextField())
        {
            if (Is("text"u8))
                (text, hadText) = (Text("text", CallJson.LongestText), _json.TokenType != JsonTokenType.Null);
            else if (Is("role"u8))
                (role, hadRole) = (Choice<Role>("role"), _json.TokenType != JsonTokenType.Null);
            else if (Is("seq"u8))
                seq = Whole("seq");
            else if (Is("startMs"u8))
                start = Whole("startMs");
            else if (Is("endMs"u8))
                end = Whole("endMs");
            else if (Is("confidence"u8))
                confidence = Share("confidence");
            else if (Is("words"u8))
                words = Words();
            else
                SkipValue();
        }

        if (!hadRole)
            Require<object>(null, "role");
        if (!hadText)
            Require<object>(null, "text");
        if (seq < 0)
            Report("seq", "不能为负数。", "This cannot be negative.");
        CheckTimes(start, end);
        if (role is { } speaker && text is not null)
            _utterances.Add(new ReadUtterance(_utterance, new Utterance(seq ?? _utterance, speaker, text, start, end, confidence, words)));
    }

    private ImmutableArray<Word> Words()
    {
        if (!Begins("words", JsonTokenType.StartArray, "应为数组。", "This must be an array."))
            return [];
        var words = ImmutableArray.CreateBuilder<Word>();
        for (_word = 0; NextElement(); _word++)
        {
            if (IsObject())
                words.Add(OneWord());
        }

        _word = -1;
        return words.DrainToImmutable();
    }

    private Word OneWord()
    {
        string? text = null;
        int? start = null, end = null;
        double? confidence = null;
        while (NextField())
        {
            if (Is("text"u8))
                text = Text("text", CallJson.LongestText);
            else if (Is("startMs"u8))
                start = Whole("startMs");
            else if (Is("endMs"u8))
                end = Whole("endMs");
            else if (Is("confidence"u8))
                confidence = Share("confidence");
            else
                SkipValue();
        }

        Require(text, "text");
        Require(start, "startMs");
        Require(end, "endMs");
        CheckTimes(start, end);
        return new Word(text ?? "", start ?? 0, end ?? 0, confidence);
    }

    private readonly void CheckTimes(int? start, int? end)
    {
        if (start > end)
            Report("startMs", $"开始时间 {start} 晚于结束时间 {end}。", $"The start, {start}, is after the end, {end}.");
    }

    private readonly ImmutableArray<Utterance> InOrder()
    {
        var isAscending = true;
        for (var i = 1; i < _utterances.Count; i++)
            isAscending &= _utterances[i - 1].Utterance.Seq < _utterances[i].Utterance.Seq;
        var ordered = isAscending ? _utterances : [.. _utterances.OrderBy(read => read.Utterance.Seq)];
        var utterances = ImmutableArray.CreateBuilder<Utterance>(ordered.Count);
        foreach (var read in ordered)
        {
            if (utterances.Count == 0 || utterances[^1].Seq != read.Utterance.Seq)
                utterances.Add(read.Utterance);
            else if (!IsSame(utterances[^1], read.Utterance))
                ReportAt(
                    $"utterances[{read.Index}].seq",
                    $"序号 {read.Utterance.Seq} 重复，但内容不同；每句话的序号必须唯一。",
                    $"Seq {read.Utterance.Seq} comes again with other content; each utterance needs its own.");
        }

        CheckThatTimesRunOn(ordered);
        return utterances.DrainToImmutable();
    }

    private static bool IsSame(Utterance one, Utterance other) =>
        one with { Words = [] } == other with { Words = [] } && one.Words.AsSpan().SequenceEqual(other.Words.AsSpan());

    private readonly void CheckThatTimesRunOn(List<ReadUtterance> ordered)
    {
        Span<int> last = [-1, -1, -1];
        for (var i = 0; i < ordered.Count; i++)
        {
            var utterance = ordered[i].Utterance;
            if (utterance.StartMs is not { } start)
                continue;
            ref var before = ref last[(int)utterance.Role];
            if (before >= 0 && ordered[before].Utterance is { StartMs: { } earlier } previous && start < earlier)
                ReportAt(
                    $"utterances[{ordered[i].Index}].startMs",
                    $"时间倒退：序号 {utterance.Seq} 从 {start} 毫秒开始，早于同一说话人序号 {previous.Seq} 的 {earlier} 毫秒。",
                    $"Time runs backwards: seq {utterance.Seq} starts at {start} ms, before the same speaker's seq {previous.Seq} at {earlier} ms.");
            else
                before = i;
        }
    }
}
