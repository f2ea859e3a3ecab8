using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;
using CreditFunctions.Regulation.Catalogue;
using CreditFunctions.Regulation.Consents;
using CreditFunctions.Subjects;

namespace CreditFunctions.Consents;

/// <summary>Whose consent it is that a caller gives online (本人或者其监护人, art. 7): its own, or its ward's.</summary>
internal sealed class ConsentingPerson(SubjectIndex subjects, ConsentRegister register)
{
    /// <summary>The person, and how the consent is given. Cost: 1 to 3 round trips.</summary>
    /// <exception cref="ProblemException">400, logged as refused: an organisation, a child by itself, or an agent, who is no guardian.</exception>
    public async Task<(string SubjectId, ConsentForm Form)> OfAsync(Caller caller, string name, DateOnly today, LedgerEntry entry, CancellationToken cancellationToken)
    {
        if (caller.Represents is { } ward) return (await WardAsync(ward, entry, cancellationToken), ConsentForm.Guardian);
        var person = caller.Identity is { } identity ? VerifiedIdentifier.Read(identity) : null;
        if (person is not { IsPersonal: true }) await register.RefuseAsync(entry, ConsentProblems.PersonsOnly, cancellationToken);
        if (GuardianRule.NeedsGuardian(person!, today)) await register.RefuseAsync(entry, ConsentProblems.GuardianNeeded, cancellationToken);
        return (await subjects.FindOrAddAsync(person!, SubjectKind.NaturalPerson, name, cancellationToken), ConsentForm.Online);
    }

    private async Task<string> WardAsync(RepresentedSubject ward, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var profile = await subjects.ProfileAsync(ward.SubjectId, cancellationToken);
        if (profile is not { Kind: SubjectKind.NaturalPerson }) await register.RefuseAsync(entry, ConsentProblems.PersonsOnly, cancellationToken);
        if (!ward.IsStatutory) await register.RefuseAsync(entry with { SubjectId = ward.SubjectId }, ConsentProblems.GuardiansOnly, cancellationToken);
        return ward.SubjectId;
    }
}
