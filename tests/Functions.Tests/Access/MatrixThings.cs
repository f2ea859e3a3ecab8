using System.Text.Json.Nodes;
using CreditFunctions.Functions.Tests.Grants;
using CreditFunctions.Functions.Tests.Objections;
using CreditFunctions.Functions.Tests.Records;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Calendar;
using CreditFunctions.Misuse;
using CreditFunctions.Referrals;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Regulation.Misuse;
using CreditFunctions.Storage;
using CreditFunctions.Submissions.Held;

namespace CreditFunctions.Functions.Tests.Access;

/// <summary>Real things that belong to one organisation, to the body that decides on it, or to the authority.</summary>
internal sealed class MatrixThings(ObjectionApp app, StoredApp stored)
{
    private static readonly SampleIdentifiers s_people = new(9001);

    /// <summary>A grant to the body of some other place: proposed by one person of the authority, so that another may approve it.</summary>
    public async Task<string> GrantAsync() => await CreatedAsync("grants", await app.TokenAsync("authority", MatrixCallers.AuthorityUnit, "proposer"),
        DenyingApp.Draft(GrantedUnits.New()), "grantId");

    /// <summary>A row about the organisation that the body sent and must decide on; gives its receipt.</summary>
    public async Task<string> HeldRowAsync()
    {
        var receipt = NewId.Make('r');
        var draft = RecordVersions.Penalty(app.SubjectId, app.RecordId, 2) with { Provider = app.Provider, DecidingBody = app.Provider };
        await new HeldRowStore(stored.Account, new HeldRowEntity(stored.Cipher)).AddAsync(
            new HeldRow(receipt, 1, app.Provider, app.Provider, "reinsertion", draft, stored.Clock.GetUtcNow()), default);
        return receipt;
    }

    /// <summary>A look at the organisation that an auditor shall judge.</summary>
    public async Task<string> FlagAsync()
    {
        var flag = new MisuseFlag(MisuseKind.Refused, new DateOnly(2026, 9, 23), app.Provider, "p1", app.SubjectId, 20, 1, ["q1"]);
        var id = NewId.Make('m');
        await new MisuseFlagStore(stored.Account, stored.Cipher).TryAddAsync(new StoredFlag(id, flag, stored.Clock.GetUtcNow()), default);
        return id;
    }

    /// <summary>An inspection of the organisation that it doesn't know of.</summary>
    public async Task<string> InspectionAsync() => await CreatedAsync("unannounced-inspections", await app.TokenAsync("querier", app.Provider, "inspector"), new
    {
        subjectId = app.SubjectId, purpose = "1", matter = $"检{Guid.NewGuid():N}", law = "《中华人民共和国食品安全法》", article = "第一百一十条",
        reason = "飞行检查，告知将影响检查效果", hiddenUntil = "2026-10-01T00:00:00+08:00",
    }, "inspectionId");

    /// <summary>The organisation's own look at itself, as its log names it.</summary>
    public async Task<string> EntryAsync()
    {
        await app.GetAsync("me/records", app.Applicant);
        return (string)(await ObjectionApp.OkAsync(app.GetAsync("me/access-log", app.Applicant)))["entries"]![0]!["entry"]!;
    }

    /// <summary>The organisation's application for a repair.</summary>
    public async Task<string> RepairAsync()
    {
        var penalty = RecordVersions.Penalty(app.SubjectId, RecordVersions.NewRecord()) with { Provider = app.Provider, DecidingBody = app.Provider };
        var record = penalty with { Values = new Dictionary<string, string>(penalty.Values) { ["CF_JDRQ"] = "2026-03-01" } };
        await stored.Records.TryAddAsync(record, default);
        return await CreatedAsync("repairs", app.Applicant, new
        {
            recordId = record.RecordId, statement = "罚款已经缴清，整改已经完成，请求修复。",
            evidence = new[] { new { name = "凭证.txt", contentType = "text/plain", content = "5Y2B" } },
        }, "repairId");
    }

    /// <summary>A punishment of the organisation by the platform's authority, with the body as its unit: proposed by one person, and approved by another.</summary>
    public async Task<string> JointActionAsync(bool approved)
    {
        var actionId = await CreatedAsync("joint-actions", await app.TokenAsync("authority", MatrixCallers.AuthorityUnit, "proposer"), new
        {
            kind = "punishment", subjectId = app.SubjectId, grounds = new[] { app.RecordId }, measures = new[] { new { code = "key-supervision" } },
            basis = new { law = "《四平市社会信用条例》", article = "第二十一条第（二）项" }, reasons = "未按规定公示价格且拒不改正，需要增加监管频次。",
            limitWorkingDays = 10, endsOn = "2026-12-31", units = new[] { new { unit = app.Provider } },
        }, "actionId");
        if (approved)
        {
            var approver = await app.TokenAsync("authority", MatrixCallers.AuthorityUnit, "approver");
            await ObjectionApp.OkAsync(app.CallAsync(HttpMethod.Post, $"api/v1/joint-actions/{actionId}/approval", approver, new { }));
        }

        return actionId;
    }

    /// <summary>A suspected breach of duty by the body.</summary>
    public async Task<string> ReferralAsync()
    {
        var cases = new ReferralCases(stored.Account, stored.Cipher, new CalendarStore(stored.Account, stored.Clock), stored.Clock);
        var referral = new Referral(NewId.Make('f'), app.Provider, "objection-overdue", "o1", stored.Clock.GetUtcNow());
        await new ReferralStore(cases, new ReferralIndex(stored.Account), new OldReferrals(stored.Account), stored.Clock).OpenAsync(referral, default);
        return referral.Id;
    }

    /// <summary>The code of a report that the organisation took.</summary>
    public async Task<string> ReportAsync() =>
        (string)(await ObjectionApp.OkAsync(app.GetAsync("me/report?format=json", app.Applicant)))["code"]!;

    /// <summary>The organisation's authorisation.</summary>
    public Task<string> AuthorisationAsync() => CreatedAsync("me/authorisations", app.Applicant, new
    {
        grantee = new { unit = ObjectionApp.Code("91") }, items = new[] { "penalty" }, purpose = "贷款", until = "2026-12-31", uses = "many",
    }, "authorisationId");

    /// <summary>A consent on paper that the body registered.</summary>
    public async Task<string> PaperConsentAsync() => await CreatedAsync("consents", await app.TokenAsync("provider", app.Provider), new
    {
        person = new { number = s_people.CitizenId(), name = "示例" }, items = new[] { "market-contract" }, purpose = "贷款", until = "2026-12-31",
        evidence = new { content = Convert.ToBase64String(Guid.NewGuid().ToByteArray()) }, conditionOfService = false,
    }, "consentId");

    /// <summary>A person's own consent, and the person's token: an organisation gives none.</summary>
    public async Task<(string ConsentId, string Person)> OwnConsentAsync()
    {
        var person = await app.TokenAsync("subject", sub: s_people.CitizenId());
        var id = await CreatedAsync("me/consents", person, new
        {
            provider = ObjectionApp.Code("91"), items = new[] { "market-contract" }, purpose = "贷款审批", until = "2026-12-31", name = "示例",
        }, "consentId");
        return (id, person);
    }

    /// <summary>Somebody who acts for the organisation.</summary>
    public Task<string> RepresentationAsync() => CreatedAsync("me/representations", app.Applicant, new
    {
        representative = new { number = s_people.CitizenId(), name = "示例" }, kind = "agent", until = "2026-12-31", evidenceSha256 = new string('b', 64),
    }, "representationId");

    private async Task<string> CreatedAsync(string path, string token, object body, string id)
    {
        var (status, answer) = await app.CallAsync(HttpMethod.Post, "api/v1/" + path, token, body);
        Assert.True((int)status is >= 200 and < 300, $"{path}: {(int)status} {answer?.ToJsonString()}");
        return (string)answer![id]!;
    }
}
