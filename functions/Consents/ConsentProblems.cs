using CreditFunctions.Problems;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Consents;

/// <summary>Why a consent is not registered or not found.</summary>
internal static class ConsentProblems
{
    public static Problem Unknown { get; } = CommonProblems.NotFound("consent-not-found", "没有可供办理的该项同意。");

    public static Problem Bundled { get; } = new(StatusCodes.Status409Conflict, "consent-bundled",
        "同一份凭证不能捆绑用于多个用途（条例第七条）；请就每一用途逐项征得同意，或注明凭证中逐项可选的用途。",
        "This evidence serves another purpose already and did not offer both one by one: take a consent for each, or name offeredSeparately.")
    {
        Errors = [new FieldError("offeredSeparately", "consent-bundled", "凭证确实逐项列出、可分别同意的，请在 offeredSeparately 中列明全部用途。")],
    };

    public static Problem Forced { get; } = new(StatusCodes.Status400BadRequest, "consent-bundled",
        "不得将服务与信息采集相捆绑，也不得强迫或者变相强迫同意（条例第七条）；以此取得的同意不予登记。",
        "A consent that was a condition of a service is none.")
    {
        Errors = [new FieldError("conditionOfService", "consent-bundled", "conditionOfService 应为 false：提供服务不得以同意采集为条件。")],
    };

    public static Problem GuardianNeeded { get; } = new(StatusCodes.Status400BadRequest, "guardian-needed",
        "不满十四周岁的未成年人应由其监护人同意（条例第七条、个人信息保护法第三十一条），请通过提供单位登记监护人的同意。",
        "A child under fourteen can't consent: register its guardian's consent through the provider.");

    public static Problem GuardiansOnly { get; } = new(StatusCodes.Status400BadRequest, "guardian-needed",
        "代理人不能代为同意采集个人信息，应由本人或者其监护人同意（条例第七条）。", "An agent can't consent to the collection: the person or its guardian does.");

    public static Problem PersonsOnly { get; } = new(StatusCodes.Status400BadRequest, "persons-only",
        "同意登记只适用于自然人；法人和非法人组织的市场信用信息依照约定报送。", "Only natural persons consent to the collection of personal information.");

    public static Problem KeyReused { get; } = new(StatusCodes.Status409Conflict, "idempotency-key-reused",
        "该 Idempotency-Key 已用于另一请求，请更换后重试。", "The idempotency key was used for another request: choose a new one.");
}
