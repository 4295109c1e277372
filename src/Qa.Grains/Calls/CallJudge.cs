using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Grains.Calls;

/// <summary>Judges calls without holding up the grains of the silo.</summary>
internal static class CallJudge
{
    // An ordinary call takes microseconds, less than a hop between threads. Beyond this it would hold one of the few scheduler threads.
    private const int LongCall = 500;

    public static ValueTask<Assessment> Assess(CompiledRulebook book, Call call, string hash, int version)
    {
        return Run(call, () =>
        {
            var inputs = new AssessmentInputs(hash, book.Book.Reference, AssessmentInputs.None, book.Book.Reference, AssessmentInputs.None);
            return ScoreSheet.Grade(call.Header.CallId, version, inputs, book.Book.Scoring, book.Judge(call));
        });
    }

    public static ValueTask<ImmutableArray<RuleTrace>> Explain(CompiledRulebook book, Call call, string? rule) =>
        Run(call, () => book.Explain(call, rule));

    private static ValueTask<T> Run<T>(Call call, Func<T> work) =>
        call.Utterances.Length > LongCall ? new ValueTask<T>(Task.Run(work)) : new ValueTask<T>(work());
}
