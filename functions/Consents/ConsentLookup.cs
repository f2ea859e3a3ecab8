using System.Collections.Concurrent;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Catalogue.Rows;
using CreditFunctions.Regulation.Identifiers;
using CreditFunctions.Submissions.Ingestion;
using CreditFunctions.Subjects;

namespace CreditFunctions.Consents;

/// <summary>Finds the consents of the people in a step of a batch, many at a time.</summary>
/// <remarks>Cost: for each distinct person 1 round trip to find it (none where it was met lately) and 1 for its consents.</remarks>
internal sealed class ConsentLookup(SubjectIndex subjects, ConsentStore store)
{
    /// <summary>The consents of people.</summary>
    /// <param name="people">Whose.</param>
    /// <param name="day">The day of collection, China.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<FoundConsents> OfAsync(IReadOnlyCollection<Identifier> people, DateOnly day, CancellationToken cancellationToken)
    {
        var found = new ConcurrentDictionary<Identifier, IReadOnlyList<StoredConsent>>();
        await Parallel.ForEachAsync(people, new ParallelOptions { MaxDegreeOfParallelism = RowIngestion.Concurrency, CancellationToken = cancellationToken },
            async (person, stop) =>
            {
                if (await subjects.FindAsync(person, stop) is { } subjectId) found[person] = await store.OfAsync(subjectId, wards: false, stop);
            });
        return new FoundConsents(found, day);
    }
}

/// <summary>The consents at hand for a step.</summary>
internal sealed class FoundConsents(IReadOnlyDictionary<Identifier, IReadOnlyList<StoredConsent>> byPerson, DateOnly day)
{
    /// <summary>The consent that a row rests on: of several, the one that lasts longest. Null where there is none, or it takes none.</summary>
    public RestsOn? For(CatalogueItem item, ParsedRow row, string? purpose)
    {
        if (!item.NeedsConsent(row.SubjectKind) || !byPerson.TryGetValue(row.Identity.Subject, out var consents)) return null;
        var provider = row.Values.GetValueOrDefault(item.Roles.ProviderCode, string.Empty);
        return consents.Where(consent => consent.IsLogged && consent.Terms.Covers(provider, item.Code, purpose, day))
            .OrderByDescending(consent => consent.Terms.Period.Until).ThenBy(consent => consent.Id, StringComparer.Ordinal)
            .Select(consent => new RestsOn(consent.Id, consent.Terms.Period.Until)).FirstOrDefault();
    }
}
