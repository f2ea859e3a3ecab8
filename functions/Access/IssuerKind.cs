namespace CreditFunctions.Access;

/// <summary>For whom an issuer may speak.</summary>
internal enum IssuerKind
{
    /// <summary>The local host's own: for anyone. Never in azure.</summary>
    Local,

    /// <summary>Bodies and their systems: every role but that of a subject.</summary>
    Bodies,

    /// <summary>Credit subjects: that role alone.</summary>
    Subjects,
}
