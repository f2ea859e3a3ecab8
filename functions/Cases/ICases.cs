using CreditFunctions.Problems;

namespace CreditFunctions.Cases;

/// <summary>The cases of one kind, as far as whoever reads them needs to know: the events and duties of that kind do not show.</summary>
internal interface ICases<TCase>
{
    /// <summary>Answers for a case that is not there, or not for the caller to see.</summary>
    Problem Unknown { get; }

    /// <summary>The file, or null. Cost: 1 round trip.</summary>
    Task<CaseFile<TCase>?> ReadAsync(string caseId, CancellationToken cancellationToken);

    /// <summary>Ids of all cases, closed ones too. Cost: 1 round trip a thousand.</summary>
    IAsyncEnumerable<string> IdsAsync(CancellationToken cancellationToken);
}
