namespace CreditFunctions.Regulation.Measures;

/// <summary>Whether a measure is for or against its subject.</summary>
public enum MeasureKind
{
    /// <summary>激励措施, art. 20.</summary>
    Incentive,

    /// <summary>惩戒或者监管措施, art. 21.</summary>
    Punishment,
}
