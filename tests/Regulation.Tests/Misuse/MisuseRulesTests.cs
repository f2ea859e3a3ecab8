using CreditFunctions.Regulation.Misuse;

namespace CreditFunctions.Regulation.Tests.Misuse;

[Trait("Article", "28")]
public sealed class MisuseRulesTests
{
    private static readonly DateOnly s_day = new(2026, 9, 24);
    private static readonly MisuseThresholds s_few = new() { VolumeFloor = 10, RefusedLooks = 3, LooksWithoutCase = 3, RepeatedLooks = 3 };
    private int _number;

    [Theory]
    [InlineData(10, 0, false)]
    [InlineData(11, 0, true)]
    [InlineData(15, 5, false)]
    [InlineData(16, 5, true)]
    [InlineData(60, 20, false)]
    public void A_unit_that_asks_far_more_than_its_habit_is_flagged_and_a_busy_one_is_not(int today, int usually, bool flagged)
    {
        var looks = Looks(today, 0).Concat(Enumerable.Range(1, 28).SelectMany(back => Looks(usually, back))).ToList();
        Assert.Equal(flagged, Find(looks).Any(flag => flag.Kind == MisuseKind.Volume));
    }

    [Fact]
    public void One_wild_day_is_no_habit()
    {
        var looks = Looks(11, 0).Concat(Looks(1000, 3)).ToList();
        var flag = Find(looks).Single(flag => flag.Kind == MisuseKind.Volume);
        Assert.Equal((11, 10, 11), (flag.Count, flag.Usual, flag.Evidence.Count));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Many_refused_looks_of_one_person(int refused, bool flagged)
    {
        var looks = Enumerable.Range(0, refused).Select(_ => Look("p1", "s1", "M", answered: false)).Append(Look("p2", "s1", "M", answered: false)).ToList();
        Assert.Equal(flagged, Find(looks).Any(flag => flag is { Kind: MisuseKind.Refused, Person: "p1" }));
        Assert.DoesNotContain(Find(looks), flag => flag.Person == "p2");
    }

    [Fact]
    public void The_same_clerk_and_the_same_person_again_and_again_under_different_matters()
    {
        var looks = new List<Look> { Look("p1", "s1", "M1", 6), Look("p1", "s1", "M2", 3), Look("p1", "s1", "M3") };
        var flag = Find(looks).Single(flag => flag.Kind == MisuseKind.Repeated);
        Assert.Equal(("s1", 3), (flag.SubjectId, flag.Count));
        Assert.Equal(looks.Select(look => look.Entry).Order(), flag.Evidence);
        Assert.DoesNotContain(Find([.. looks.Select(look => look with { Matter = "M1" })]), flag => flag.Kind == MisuseKind.Repeated);
        Assert.DoesNotContain(Find([looks[0] with { Day = s_day.AddDays(-7) }, looks[1], looks[2]]), flag => flag.Kind == MisuseKind.Repeated);
        Assert.DoesNotContain(Find([looks[0] with { Person = "p2" }, looks[1], looks[2]]), flag => flag.Kind == MisuseKind.Repeated);
        Assert.DoesNotContain(Find([looks[0] with { Unit = "u2" }, looks[1], looks[2]]), flag => flag.Kind == MisuseKind.Repeated);
    }

    [Fact]
    public void Many_looks_under_matters_of_which_nothing_else_speaks()
    {
        List<Look> looks = [Look("p1", "s1", "M1"), Look("p1", "s2", "M2"), Look("p1", "s3", "M3")];
        Assert.Equal(3, Find(looks).Single(flag => flag.Kind == MisuseKind.WithoutCase).Count);
        // A colleague worked on one; one was known yesterday; the unit has a case on file.
        Assert.DoesNotContain(Find([.. looks, Look("p2", "s1", "M1")]), flag => flag.Kind == MisuseKind.WithoutCase);
        Assert.DoesNotContain(Find([.. looks, Look("p1", "s1", "M1", 1)]), flag => flag.Kind == MisuseKind.WithoutCase);
        Assert.DoesNotContain(MisuseRules.Find(s_day, looks, s_few, look => look.Matter == "M1"), flag => flag.Kind == MisuseKind.WithoutCase);
    }

    [Fact]
    public void The_same_log_in_another_order_gives_the_same_flags()
    {
        List<Look> looks = [.. Looks(20, 0), Look("p1", "s1", "M1"), Look("p1", "s1", "M2"), Look("p1", "s1", "M3"), Look("p2", "s1", "M", answered: false)];
        Assert.Equal(Find(looks).Select(Text), Find([.. looks.AsEnumerable().Reverse()]).Select(Text));
        static string Text(MisuseFlag flag) => $"{flag.Kind} {flag.Unit} {flag.Person} {flag.SubjectId} {flag.Count} {string.Join(' ', flag.Evidence)}";
    }

    [Fact]
    public void A_day_without_looks_has_no_flags() => Assert.Empty(Find([.. Looks(1000, 1)]));

    private static IReadOnlyList<MisuseFlag> Find(List<Look> looks) => MisuseRules.Find(s_day, looks, s_few, _ => false);

    private IEnumerable<Look> Looks(int count, int back) => Enumerable.Range(0, count).Select(at => Look($"clerk{at}", $"s{at}", "M-all", back)).ToList();

    private Look Look(string person, string subject, string matter, int back = 0, bool answered = true) =>
        new($"q{++_number:D6}", s_day.AddDays(-back), "u1", person, subject, matter, answered);
}
