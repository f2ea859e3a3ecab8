using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Queries;

/// <summary>Why a query is refused.</summary>
internal static class QueryProblems
{
    public static Problem CodeInvalid { get; } = new(StatusCodes.Status400BadRequest, "uscc-invalid",
        "统一社会信用代码不正确，请核对 18 位代码及校验位。", "The path must hold a unified social credit code (GB 32100-2015) with a right check character.")
    {
        Errors = [new FieldError("uscc", "check-digit", "统一社会信用代码的位数、字符或校验位不正确。")],
    };

    public static Problem PurposeMissing { get; } = new(StatusCodes.Status400BadRequest, "purpose-required",
        "请注明查询事项（条例第十条第一至五项）。", "Name the purpose of art. 10, 1 to 5, as `purpose`.")
    {
        Errors = [new FieldError("purpose", "required", "purpose 应为 1 至 5，对应条例第十条第（一）至（五）项。")],
    };

    public static Problem MatterMissing { get; } = new(StatusCodes.Status400BadRequest, "matter-required",
        "请注明办理事项的编号。", "Name the number of the matter that the query is made for, as `matter` (at most 100 characters).")
    {
        Errors = [new FieldError("matter", "required", "matter 为本次查询所办事项的编号，不超过 100 个字符。")],
    };

    public static Problem PurposeNotGranted { get; } = new(StatusCodes.Status403Forbidden, "purpose-not-granted",
        "贵单位未获准为该查询事项查询信用信息，请向社会信用主管部门申请授权。",
        "No grant of the caller's unit in force today names this purpose (GET /api/v1/units/me/grants); the attempt is in the query log.");

    public static Problem SubjectUnknown { get; } = CommonProblems.NotFound("subject-not-found", "没有可供查询的该信用主体信息。");
}
