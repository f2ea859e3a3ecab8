using System.Globalization;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.JointActions;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.JointActions;

/// <summary>What a joint action can be refused for.</summary>
internal static class JointActionProblems
{
    public static Problem Unknown { get; } = CommonProblems.NotFound("joint-action-not-found", "没有可供查看的该联合奖惩。");

    public static Problem OutsideArea { get; } = new(StatusCodes.Status403Forbidden, "outside-area",
        "有实施单位不属于本级主管部门的行政区域，请由市级主管部门发起。",
        "An authority of a county starts actions for units of its own area only (characters 3 to 8 of their codes); the city's authority for all.");

    /// <summary>A refusal by the rules as a problem.</summary>
    public static Problem Of(Refusal why)
    {
        if (why == JointRefusals.NoAction || why == JointRefusals.UnitUnknown) return Unknown;
        return Of([why]);
    }

    /// <summary>Refusals by the rules as one problem: it is named after the first, and its errors name all.</summary>
    public static Problem Of(IReadOnlyList<Refusal> refusals)
    {
        var why = refusals[0];
        var status = why.Field is not null ? StatusCodes.Status400BadRequest
            : why == JointRefusals.FourEyes || why == JointRefusals.OtherAuthority ? StatusCodes.Status403Forbidden
            : StatusCodes.Status409Conflict;
        return new Problem(status, why.Code, why.Title, why.Detail)
        {
            Errors = [.. refusals.Where(refusal => refusal.Field is not null).Select(refusal => new FieldError(refusal.Field!, refusal.Code, refusal.Title))],
        };
    }

    /// <summary>What holds now, for whoever would still act on the task.</summary>
    public static Problem Stopped(ActionStop stop) => new(StatusCodes.Status409Conflict, JointRefusals.Stopped.Code,
        $"该联合奖惩已于 {ChinaTime.At(stop.At).ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}停止（{JointWords.Of(stop.Cause)}），不再接受反馈；请停止实施并确认。",
        $"The action was stopped ({stop.Cause}) at {ChinaTime.At(stop.At):O} and holds no more: stop what you applied, and confirm that you did.");
}
