using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Objections;
using CreditFunctions.Storage;

namespace CreditFunctions.Objections;

/// <summary>The objections.</summary>
internal sealed class ObjectionStore(StorageAccount account, FieldCipher cipher, ICalendars calendars, TimeProvider clock)
    : CaseMachine<ObjectionCase, ObjectionEvent, Duty>(account, cipher, calendars, clock, "Objections", ObjectionProcedure.Standard)
{
    /// <inheritdoc />
    protected override Problem Unknown => ObjectionProblems.Unknown;

    /// <inheritdoc />
    protected override Problem ProblemOf(Refusal why) => ObjectionProblems.Of(why);

    /// <inheritdoc />
    protected override string ActivityOf(Duty duty) => DutyActivities.Of(duty);
}
