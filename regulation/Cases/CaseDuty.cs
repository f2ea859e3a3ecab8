namespace CreditFunctions.Regulation.Cases;

/// <summary>Something that must be done in the world because of what happened to a case. Done twice, it is as done once:
/// its id is the same whenever and wherever it is worked out again.</summary>
/// <param name="Id">Unique within all cases.</param>
public abstract record CaseDuty(string Id);
