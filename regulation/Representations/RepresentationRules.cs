using CreditFunctions.Regulation.Calendar;
using CreditFunctions.Regulation.Catalogue;

namespace CreditFunctions.Regulation.Representations;

/// <summary>Who may be made a representative by whom, and whether one may act now (art. 24; 民法典 art. 161–173). Pure.</summary>
public static class RepresentationRules
{
    /// <summary>Why a representation can't be filed, as a stable code, or null.</summary>
    /// <param name="kind">By what right.</param>
    /// <param name="subject">What the represented subject is.</param>
    /// <param name="filer">Who files it.</param>
    /// <param name="isItself">The representative is the represented subject.</param>
    public static string? WhyNot(RepresentationKind kind, SubjectKind subject, Filer filer, bool isItself) =>
        isItself ? "representative-is-subject"
        // 转委托 needs the principal's consent (民法典 art. 169): an agent asks the principal, or comes to the window.
        : filer == Filer.Agent ? "agent-cannot-delegate"
        : kind == RepresentationKind.LegalRepresentative && subject == SubjectKind.NaturalPerson ? "no-legal-representative"
        : kind == RepresentationKind.Guardian && subject != SubjectKind.NaturalPerson ? "no-guardian"
        // Whoever is under guardianship can't tell us so by signing in: the window sees the papers.
        : kind == RepresentationKind.Guardian && filer != Filer.Window ? "guardian-at-window"
        : null;

    /// <summary>Whether it lets that person do that now.</summary>
    /// <param name="representation">The representation as it stands.</param>
    /// <param name="representative">Who wants to act.</param>
    /// <param name="scope">What it wants to do.</param>
    /// <param name="now">The moment, any offset.</param>
    public static bool Allows(Representation representation, string representative, RepresentationScope scope, DateTimeOffset now) =>
        representation.Representative == representative && representation.Scope.Contains(scope)
        && representation.RevokedAt is null && representation.Period.Holds(ChinaTime.DateOf(now));
}

/// <summary>Who files a representation.</summary>
public enum Filer
{
    /// <summary>The subject itself.</summary>
    Subject,
    /// <summary>Its legal representative or guardian, who stands for it in everything.</summary>
    Statutory,
    /// <summary>Its agent.</summary>
    Agent,
    /// <summary>The service window or the authority, on papers.</summary>
    Window,
}
