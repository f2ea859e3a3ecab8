using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Cases;
using CreditFunctions.Regulation.Referrals;
using CreditFunctions.Storage;

namespace CreditFunctions.Referrals;

/// <summary>The referrals as cases: state and events, only ever added to.</summary>
internal sealed class ReferralCases(StorageAccount account, FieldCipher cipher, ICalendars calendars, TimeProvider clock)
    : CaseMachine<ReferralCase, ReferralEvent, ReferralDuty>(account, cipher, calendars, clock, "ReferralCases", ReferralProcedure.Standard)
{
    /// <inheritdoc />
    protected override Problem Unknown => ReferralProblems.Unknown;

    /// <inheritdoc />
    protected override Problem ProblemOf(Refusal why) => ReferralProblems.Of(why);

    /// <inheritdoc />
    protected override string ActivityOf(ReferralDuty duty) => ReferralActivities.Notify;
}
