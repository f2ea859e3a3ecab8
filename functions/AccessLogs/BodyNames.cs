using CreditFunctions.Records;
using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.AccessLogs;

/// <summary>Names of bodies by their codes, as a subject's own records tell them.</summary>
internal static class BodyNames
{
    public static IReadOnlyDictionary<string, string> In(IEnumerable<CreditRecord> records)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var version in records.Where(record => record.IsLive).Select(record => record.Newest))
        {
            if (CatalogueItems.Find(version.Item)?.Roles is not { } roles) continue;
            Add(version.DecidingBody, roles.DecidingBodyName);
            Add(version.Provider, roles.ProviderName);

            void Add(string code, string field)
            {
                if (version.Values.GetValueOrDefault(field) is { Length: > 0 } name) names.TryAdd(code, name);
            }
        }

        return names;
    }
}
