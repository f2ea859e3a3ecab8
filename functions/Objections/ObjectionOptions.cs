namespace CreditFunctions.Objections;

/// <summary>Settings <c>Objections__…</c>.</summary>
internal sealed class ObjectionOptions
{
    /// <summary>The credit authority (社会信用主管部门), by unified social credit code: it decides on market records (art. 4, 25).</summary>
    public string AuthorityUnit { get; set; } = string.Empty;
}
