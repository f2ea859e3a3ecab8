using CreditFunctions.Samples.Demo.Running;

namespace CreditFunctions.Samples.Demo.Story;

/// <summary>A company whose dishonesty was determined.</summary>
/// <param name="Penalty">Its penalty.</param>
/// <param name="SubjectId">Its id here.</param>
/// <param name="RecordId">The penalty's record.</param>
/// <param name="DeterminationId">The determination.</param>
internal sealed record Dishonest(Disputed Penalty, string SubjectId, string RecordId, string DeterminationId)
{
    /// <summary>The company itself.</summary>
    public AppClient SignIn(Stage stage) => stage.Local.SignIn("subject", Penalty.Code);
}
