namespace CreditFunctions.Samples.Generator;

/// <summary>Makes the good rows of one file.</summary>
internal interface IRowSource
{
    /// <summary>What the subject's columns begin with.</summary>
    string Prefix { get; }

    /// <summary>Whose file it is.</summary>
    Agency Agency { get; }

    /// <summary>The column of the document number.</summary>
    string Document { get; }

    /// <summary>The column of the decision's date.</summary>
    string DecisionDate { get; }

    /// <summary>The columns that name the supplying unit.</summary>
    (string Name, string Code) Provider { get; }

    /// <summary>A row with a document number of its own.</summary>
    SampleRow Next(Subject? about = null);
}
