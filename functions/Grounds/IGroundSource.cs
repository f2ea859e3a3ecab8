namespace CreditFunctions.Grounds;

/// <summary>A room that holds grounds.</summary>
internal interface IGroundSource
{
    /// <summary>The ground, where it stands today; null where there is none, or it has ended, or is about somebody else.</summary>
    /// <param name="subjectId">Whom it must be about.</param>
    /// <param name="groundId">Its id; one that another room gave is not found.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<Ground?> FindAsync(string subjectId, string groundId, CancellationToken cancellationToken);
}
