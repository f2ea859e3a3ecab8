using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.JointActions.Units;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.JointActions;
using CreditFunctions.Storage;

namespace CreditFunctions.JointActions;

/// <summary>The joint actions as wholes: a partition an action, whose row <c>case</c> is the truth of whether it holds. Beside it stand the units' rows
/// (<see cref="UnitRows"/>), so that the whole board is one query.</summary>
internal sealed class JointActionStore(StorageAccount account, FieldCipher cipher, ICalendars calendars, TimeProvider clock)
    : CaseMachine<JointAction, JointActionEvent, JointDuty>(account, cipher, calendars, clock, Table, JointActionProcedure.Standard)
{
    internal const string Table = "JointActions";

    /// <inheritdoc />
    protected override Problem Unknown => JointActionProblems.Unknown;

    /// <inheritdoc />
    protected override Problem ProblemOf(Refusal why) => JointActionProblems.Of(why);

    /// <inheritdoc />
    protected override string ActivityOf(JointDuty duty) => duty is JointDuty.Notify ? NotifyJointActionActivity.Name : UnitActivities.All;
}
