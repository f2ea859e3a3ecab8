using CreditFunctions.Regulation.Catalogue.Rows;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>Takes a row's instruction out of its values: no field code has these names.</summary>
internal static class Instructions
{
    public static RowInstruction Take(Dictionary<string, string> values)
    {
        values.Remove(RowInstruction.ActionField, out var action);
        values.Remove(RowInstruction.ReasonField, out var reason);
        values.Remove(RowInstruction.BasisField, out var basis);
        values.Remove(RowInstruction.FormerSubjectField, out var former);
        values.Remove(RowInstruction.ConsentPurposeField, out var purpose);
        values.Remove(RowInstruction.LegalBasisField, out var law);
        return action is null && reason is null && basis is null && former is null && purpose is null && law is null
            ? RowInstruction.Supply
            : new RowInstruction(action, reason, basis, former) { ConsentPurpose = purpose, LegalBasis = law };
    }
}
