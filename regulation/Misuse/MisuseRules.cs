namespace CreditFunctions.Regulation.Misuse;

/// <summary>Finds looks that a person should look at (art. 28). Pure: the same log gives the same flags.</summary>
/// <remarks>
/// What stands for "a case": the matter number was used for the same subject by another person of the unit, or on another day. A matter that only ever
/// one clerk named, on this one day, speaks for itself alone: a single such look is ordinary (a new case), many of one clerk in a day are not.
/// </remarks>
public static class MisuseRules
{
    /// <summary>A flag lists so many entries at most; its count tells of all.</summary>
    public const int MostEvidence = 500;

    /// <summary>The flags of a day.</summary>
    /// <param name="day">The day in China.</param>
    /// <param name="looks">All looks of that day and of <see cref="MisuseThresholds.HabitDays"/> days before.</param>
    /// <param name="thresholds">From when on.</param>
    /// <param name="hasCase">True where a unit has a case of that matter or subject on file; a look under it is never one without a case.</param>
    public static IReadOnlyList<MisuseFlag> Find(DateOnly day, IReadOnlyList<Look> looks, MisuseThresholds thresholds, Func<Look, bool> hasCase)
    {
        var flags = new List<MisuseFlag>();
        foreach (var unit in looks.GroupBy(look => look.Unit).OrderBy(unit => unit.Key, StringComparer.Ordinal))
        {
            var all = unit.ToList();
            var today = all.Where(look => look.Day == day).ToList();
            if (today.Count == 0) continue;
            flags.AddRange(Volume(day, all, today, thresholds));
            foreach (var person in today.GroupBy(look => look.Person).OrderBy(person => person.Key, StringComparer.Ordinal))
            {
                flags.AddRange(Refused(day, [.. person], thresholds));
                flags.AddRange(WithoutCase(day, all, [.. person], thresholds, hasCase));
                flags.AddRange(Repeated(day, all, [.. person], thresholds));
            }
        }

        return flags;
    }

    private static IEnumerable<MisuseFlag> Volume(DateOnly day, List<Look> all, List<Look> today, MisuseThresholds thresholds)
    {
        var perDay = all.CountBy(look => look.Day).ToDictionary();
        var before = Enumerable.Range(1, thresholds.HabitDays).Select(back => perDay.GetValueOrDefault(day.AddDays(-back))).Order().ToList();
        var median = before.Count == 0 ? 0 : (before[(before.Count - 1) / 2] + before[before.Count / 2]) / 2.0;
        var usual = (int)Math.Max(thresholds.VolumeFloor, Math.Floor(thresholds.VolumeFactor * median));
        if (today.Count > usual) yield return Flag(MisuseKind.Volume, today[0], null, null, today, usual);
    }

    private static IEnumerable<MisuseFlag> Refused(DateOnly day, List<Look> person, MisuseThresholds thresholds)
    {
        var refused = person.Where(look => look.Day == day && !look.IsAnswered).ToList();
        if (refused.Count >= thresholds.RefusedLooks) yield return Flag(MisuseKind.Refused, refused[0], refused[0].Person, null, refused, thresholds.RefusedLooks - 1);
    }

    private static IEnumerable<MisuseFlag> WithoutCase(DateOnly day, List<Look> all, List<Look> person, MisuseThresholds thresholds, Func<Look, bool> hasCase)
    {
        var alone = person.Where(look => look is { IsAnswered: true, Matter: not null, SubjectId: not null } && !hasCase(look)
            && !all.Any(other => other.Matter == look.Matter && other.SubjectId == look.SubjectId && (other.Day != day || other.Person != look.Person))).ToList();
        if (alone.Count >= thresholds.LooksWithoutCase) yield return Flag(MisuseKind.WithoutCase, alone[0], alone[0].Person, null, alone, thresholds.LooksWithoutCase - 1);
    }

    private static IEnumerable<MisuseFlag> Repeated(DateOnly day, List<Look> all, List<Look> person, MisuseThresholds thresholds)
    {
        var from = day.AddDays(1 - thresholds.RepeatedDays);
        foreach (var subject in person.Where(look => look.SubjectId is not null).Select(look => look.SubjectId!).Distinct().Order(StringComparer.Ordinal))
        {
            var again = all.Where(look => look.Person == person[0].Person && look.SubjectId == subject && look.Day >= from && look.Day <= day && look.IsAnswered).ToList();
            if (again.Count >= thresholds.RepeatedLooks && again.Select(look => look.Matter).Distinct().Count() >= thresholds.RepeatedMatters)
            {
                yield return Flag(MisuseKind.Repeated, person[0], person[0].Person, subject, again, thresholds.RepeatedLooks - 1);
            }
        }
    }

    private static MisuseFlag Flag(MisuseKind kind, Look of, string? person, string? subject, List<Look> looks, int usual) => new(kind, of.Day, of.Unit, person,
        subject, looks.Count, usual, [.. looks.Select(look => look.Entry).Order(StringComparer.Ordinal).Take(MostEvidence)]);
}
