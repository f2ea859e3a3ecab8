namespace CreditFunctions.Regulation.Cases;

/// <summary>Who did something: ids only, no names.</summary>
/// <param name="Unit">The unified social credit code of the acting body; null for the applicant and for the system.</param>
/// <param name="Person">The person's account id; null for the system.</param>
/// <param name="SubjectId">The credit subject, where the applicant acts.</param>
public sealed record Actor(string? Unit, string? Person, string? SubjectId = null)
{
    /// <summary>The system itself.</summary>
    public static Actor System { get; } = new(null, null);
}
