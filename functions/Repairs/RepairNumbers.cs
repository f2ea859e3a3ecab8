using System.Globalization;
using CreditFunctions.Regulation.Repairs;
using CreditFunctions.Storage;

namespace CreditFunctions.Repairs;

/// <summary>The repairs of one thing are numbered: the id of the next follows, and of two filed at once one finds it taken.</summary>
internal sealed class RepairNumbers(RepairStore store, Pseudonyms pseudonyms)
{
    /// <summary>The id of the repair of that number, from 1.</summary>
    public string IdOf(string targetId, int number) => "p" + pseudonyms.Id("repair", targetId, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The last repair of something, or null. Cost: 1 round trip, 1 more for each repair of it.</summary>
    public async Task<RepairCase?> LatestAsync(string targetId, CancellationToken cancellationToken)
    {
        RepairCase? latest = null;
        for (var number = 1; await store.ReadAsync(IdOf(targetId, number), cancellationToken) is { } file; number++) latest = file.Case;
        return latest;
    }
}
