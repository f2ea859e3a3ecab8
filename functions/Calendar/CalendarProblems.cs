using CreditFunctions.Problems;
using CreditFunctions.Regulation.Calendar;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Calendar;

/// <summary>Why a calendar is not counted with, shown or published.</summary>
internal static class CalendarProblems
{
    /// <summary>What is wrong with <c>received</c>, with the way out.</summary>
    public static FieldError Received(InstantFault fault) => fault switch
    {
        InstantFault.Empty => new("received", "required", "请填写 received：收到的时间，例如 2026-09-24T09:00:00+08:00。"),
        InstantFault.OffsetMissing => new("received", "offset-required",
            "received 缺少时区偏移，请在末尾加上 +08:00（北京时间）或 Z，例如 2026-09-24T09:00:00+08:00；在网址中“+”应写成 %2B。"),
        InstantFault.NoSuchInstant => new("received", "format", "received 中的日期、时间或时区偏移不存在，请核对。"),
        _ => new("received", "format",
            "received 应按 RFC 3339 书写，精确到秒并带时区偏移，例如 2026-09-24T09:00:00+08:00；在网址中“+”应写成 %2B。"),
    };

    /// <summary>An instant, or a count, that leads out of the years that are counted.</summary>
    public static FieldError OutOfYears(string field) => new(field, "out-of-range",
        $"工作日历只计算{CalendarBounds.FirstYear}年至{CalendarBounds.LastYear}年，该期限超出范围。");

    public static FieldError WorkingDays { get; } = new("workingDays", "format",
        $"workingDays 应为 1 至 {CalendarBounds.MaxWorkingDays} 的整数（工作日天数）。");

    /// <summary>Somebody published the year since the writer looked.</summary>
    public static Problem Changed(CalendarYear standing) => new(StatusCodes.Status412PreconditionFailed, "calendar-changed",
        "该年度的日历已被他人发布或更正，请重新读取后再提交。",
        $"The year's ETag is now {YearCondition.ETagOf(standing)}: read it again, then send If-Match with it.");
}
