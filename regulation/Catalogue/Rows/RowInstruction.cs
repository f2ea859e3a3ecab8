namespace CreditFunctions.Regulation.Catalogue.Rows;

/// <summary>What is to be done with a row.</summary>
public enum RowAction
{
    /// <summary>报送: supply it; the same again changes nothing.</summary>
    Supply,
    /// <summary>更正: put other content in its place, with reason and basis.</summary>
    Correct,
    /// <summary>撤回: take it out of every view, with reason and basis (复议、诉讼、自行撤销).</summary>
    Withdraw,
}

/// <summary>What the sender asks for in a row, beside its values: optional columns of a CSV, properties of a JSON row.</summary>
/// <param name="Action">As written: <c>supply</c> or 报送, <c>correct</c> or 更正, <c>withdraw</c> or 撤回; empty means supply.</param>
/// <param name="Reason">Why it is corrected or withdrawn.</param>
/// <param name="Basis">On what document or provision.</param>
/// <param name="FormerSubject">
/// A correction only: the unified social credit code, or citizen id, of the subject on which the record wrongly stands. The record is moved
/// from there.
/// </param>
public sealed record RowInstruction(string? Action, string? Reason, string? Basis, string? FormerSubject)
{
    /// <summary>The column and property of <see cref="Action"/>.</summary>
    public const string ActionField = "action";
    /// <summary>The column and property of <see cref="Reason"/>.</summary>
    public const string ReasonField = "reason";
    /// <summary>The column and property of <see cref="Basis"/>.</summary>
    public const string BasisField = "basis";
    /// <summary>The column and property of <see cref="FormerSubject"/>.</summary>
    public const string FormerSubjectField = "formerSubject";

    /// <summary>The column and property of <see cref="ConsentPurpose"/>.</summary>
    public const string ConsentPurposeField = "consentPurpose";
    /// <summary>The column and property of <see cref="LegalBasis"/>.</summary>
    public const string LegalBasisField = "legalBasis";

    /// <summary>Market information on a person: the agreed purpose of the consent that it rests on (约定用途, art. 7); any where absent.</summary>
    public string? ConsentPurpose { get; init; }

    /// <summary>Market information on a person: the law and article that make consent unnecessary (art. 7), instead of one.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>A plain supply.</summary>
    public static RowInstruction Supply { get; } = new(null, null, null, null);

    /// <summary>The instruction's columns by the header names under which they may stand.</summary>
    public static IReadOnlyDictionary<string, string> Columns { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [ActionField] = ActionField, ["操作"] = ActionField, ["操作类型"] = ActionField,
        [ReasonField] = ReasonField, ["操作理由"] = ReasonField,
        [BasisField] = BasisField, ["操作依据"] = BasisField,
        [FormerSubjectField] = FormerSubjectField, ["原主体代码"] = FormerSubjectField,
        [ConsentPurposeField] = ConsentPurposeField, ["约定用途"] = ConsentPurposeField,
        [LegalBasisField] = LegalBasisField, ["免予同意的法定依据"] = LegalBasisField,
    };

    /// <summary>The action that was written, or null where it is none.</summary>
    public RowAction? Parse() => Action?.Trim().ToLowerInvariant() switch
    {
        null or "" or "supply" or "报送" => RowAction.Supply,
        "correct" or "更正" => RowAction.Correct,
        "withdraw" or "撤回" => RowAction.Withdraw,
        _ => null,
    };
}
