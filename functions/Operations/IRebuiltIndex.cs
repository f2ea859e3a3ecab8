namespace CreditFunctions.Operations;

/// <summary>A view that a room can make again from what is the truth, while the app runs.</summary>
internal interface IRebuiltIndex
{
    /// <summary>The view's table.</summary>
    string Table { get; }

    /// <summary>Puts in what is missing; what is there stays. Again changes nothing.</summary>
    /// <returns>How many entries of the truth were gone through.</returns>
    Task<int> RebuildAsync(CancellationToken cancellationToken);
}
