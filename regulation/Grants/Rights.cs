using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Measures;
using CreditFunctions.Regulation.Queries;

namespace CreditFunctions.Regulation.Grants;

/// <summary>What a unit may do on a day: the union of its live grants, and nothing where it has none.</summary>
public sealed class Rights
{
    private static readonly string[] s_everything = [.. CatalogueItems.All.Select(item => item.Code)];
    private static readonly HashSet<string> s_noUnits = [];

    private readonly IReadOnlyList<Grant> _live;
    private readonly bool _everything;

    private Rights(IReadOnlyList<Grant> live, bool everything) => (_live, _everything) = (live, everything);

    /// <summary>A unit on which no grant was ever filed, where such units are left alone: any item for itself, every purpose, every item, every measure.</summary>
    public static Rights Ungranted { get; } = new([], true);

    /// <summary>Nothing.</summary>
    public static Rights None { get; } = new([], false);

    /// <summary>What the grants of one unit give on a day.</summary>
    public static Rights Of(IEnumerable<Grant> grants, DateOnly day) => new([.. grants.Where(grant => grant.IsLive(day))], false);

    /// <summary>Whether it may supply an item (art. 8).</summary>
    public bool MaySupply(string item) => _everything || _live.Any(grant => grant.Terms.Items.Contains(item));

    /// <summary>The other units for which it may supply an item: a grant's units go with that grant's items only.</summary>
    public IReadOnlySet<string> UnitsFor(string item) => _everything
        ? s_noUnits
        : _live.Where(grant => grant.Terms.Items.Contains(item)).SelectMany(grant => grant.Terms.Units).ToHashSet();

    /// <summary>The items that it sees when it queries for a purpose (art. 10); null where the purpose is not granted.</summary>
    public IReadOnlySet<string>? VisibleFor(QueryPurpose purpose)
    {
        if (_everything) return s_everything.ToHashSet();
        var granted = For(purpose).ToList();
        return granted.Count == 0 ? null : granted.SelectMany(of => of.Purpose.Items).ToHashSet();
    }

    /// <summary>The grants on which a query for a purpose rests.</summary>
    public IReadOnlyList<string> GrantsFor(QueryPurpose purpose) => [.. For(purpose).Select(of => of.GrantId).Distinct()];

    /// <summary>Whether it may carry out a measure (art. 20, 21), by its code.</summary>
    public bool MayApply(string measure) => _everything || _live.Any(grant => grant.Terms.Measures?.Contains(measure) == true);

    /// <summary>Whether it may determine dishonesty of a category (art. 22, 23). Who may determine what is serious may also find less.</summary>
    public bool MayDetermine(DishonestyCategory category) => _everything || Empowering(category).Any();

    /// <summary>The provisions that empower it to determine a category; empty where none does, or where it is left alone and no grant says.</summary>
    public IReadOnlyList<LegalBasis> LawsFor(DishonestyCategory category) => [.. Empowering(category).Select(grant => grant.Terms.Basis).Distinct()];

    /// <summary>The grants on which a determination of a category rests.</summary>
    public IReadOnlyList<string> GrantsFor(DishonestyCategory category) => [.. Empowering(category).Select(grant => grant.GrantId)];

    private IEnumerable<Grant> Empowering(DishonestyCategory category) => _live.Where(grant => grant.Terms.Determines is { } determines
        && (category == DishonestyCategory.Lesser ? determines.Count > 0 : determines.Contains(category)));

    private IEnumerable<(string GrantId, GrantedPurpose Purpose)> For(QueryPurpose purpose) => _live.SelectMany(grant =>
        grant.Terms.Purposes.Where(granted => granted.Purpose == purpose).Select(granted => (grant.GrantId, granted)));
}
