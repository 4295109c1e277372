using Qa.Api.Problems;
using Qa.Contracts.Rulebooks;
using Qa.Domain;

namespace Qa.Api.Rulebooks;

internal static class RulebookRefusals
{
    public static Problem Invalid(IEnumerable<PublishProblem> problems)
    {
        var errors = problems.Where(problem => problem.IsError).ToImmutableArray();
        return new Problem(422, "invalid-rulebook",
            new("规则包有误", "The rulebook is not valid"),
            new($"有 {errors.Length} 处错误：{At(errors[0], "zh")}", $"{errors.Length} problem(s): {At(errors[0], "en")}"))
        {
            Remedy = new("按 errors 中的行列逐项改正；未发布任何内容。", "Correct what 'errors' lists by line and column; nothing was published."),
            Parts = [.. errors.Select(error => new ProblemPart("rulebook", error.Message, error.Line, error.Column))],
        };
    }

    private static string At(PublishProblem problem, string language) =>
        problem.Line > 0 ? $"{problem.Line}:{problem.Column} {problem.Message.In(language)}" : problem.Message.In(language);
}
