using CreditFunctions.Cases;
using CreditFunctions.Functions.Tests.Determinations;
using CreditFunctions.Functions.Tests.Storage;
using CreditFunctions.Referrals;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Determinations;
using CreditFunctions.Regulation.Grants;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Regulation.Measures;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Regulation.Repairs;
using CreditFunctions.Storage;
using CreditFunctions.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Referrals;

/// <summary>The history of a case as evidence: whoever reads it has looked at a subject, and that subject sees it in its log.</summary>
[Trait("Article", "36"), Trait("Article", "15")]
public sealed class ReferralTimelineTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private static readonly DateTimeOffset s_at = new(2026, 9, 24, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly LegalBasis s_basis = new("《中华人民共和国食品安全法》", "第一百二十四条");
    private readonly StoredApp _stored = new(azurite.ConnectionString);

    [Fact]
    public async Task Every_room_s_case_names_its_subject_to_whoever_logs_the_look()
    {
        var opened = new Dictionary<string, NewCaseEvent>
        {
            ["objection-overdue"] = Entry<ObjectionEvent>(new ObjectionEvent.Filed(s_at, Actor.System, "o1", "r1", "s1", s_at, "unit", "unit")),
            ["repair-overdue"] = Entry<RepairEvent>(new RepairEvent.Applied(s_at, Actor.System, "p1", RepairTargetKind.Record, "r1", "penalty", "s1", s_at, "unit", "unit")),
            ["determination-overdue"] = Entry<DeterminationEvent>(new DeterminationEvent.Proposed(s_at, Actor.System, "d1", new DeterminationTerms("s1", SubjectKind.Organisation,
                DishonestyCategory.HealthAndLife, Severity.Serious, s_basis, 12, [], []), DeterminationApp.Facts, DeterminationApp.Reasons)),
            ["joint-action-unanswered"] = Entry<JointActionEvent>(new JointActionEvent.Proposed(s_at, Actor.System, "j1", new JointActionTerms(JointActionKind.Punishment, "s1",
                [], [], "理由", 10, new DateOnly(2027, 9, 23)), new Signature("a1", null, s_at))),
        };
        // In tables of their own: what stands here is no whole case.
        List<ReferralSource> sources = [.. new ServiceCollection().AddReferrals().Select(service => service.ImplementationInstance).OfType<ReferralSource>()
            .Select(source => source with { Table = source.Table + "Timelines" })];
        Assert.Equal(sources.Count, opened.Count);
        foreach (var (cause, happened) in opened)
        {
            var source = Assert.Single(sources, source => cause.StartsWith(source.Causes, StringComparison.Ordinal));
            var caseId = NewId.Make('x');
            await _stored.Cases(source.Table).TryAddAsync(caseId, "{}", [happened], null, default);
            var timeline = await new ReferralTimelines(sources, _stored.Account, _stored.Cipher, _stored.Clock).OfAsync(cause, caseId, default);
            Assert.Equal((cause, "s1"), (cause, timeline!.SubjectId));
        }
    }

    private static NewCaseEvent Entry<T>(T happened) where T : ICaseEvent => new CaseEntry<T>(happened).ToStored();
}
