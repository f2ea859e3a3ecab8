namespace CreditFunctions.Regulation.Objections;

/// <summary>A body that held a case and gave it away (移送).</summary>
/// <param name="Unit">Its unified social credit code.</param>
/// <param name="Until">When it gave the case away.</param>
public sealed record FormerHolder(string Unit, DateTimeOffset Until);
