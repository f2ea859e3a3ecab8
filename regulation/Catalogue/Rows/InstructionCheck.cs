namespace CreditFunctions.Regulation.Catalogue.Rows;

/// <summary>Checks what the sender asks for: a correction and a withdrawal need a reason and a basis.</summary>
public static class InstructionCheck
{
    /// <summary>The longest reason or basis, in characters.</summary>
    public const int MaxLength = 2000;

    internal static RowAction Action(RowInstruction instruction, int row, List<Finding> findings)
    {
        if (instruction.Parse() is not { } action)
        {
            findings.Add(Finding.Error(row, RowInstruction.ActionField, FindingCode.CodeList,
                "“操作”不在代码表内，请填写 supply（报送）、correct（更正）或 withdraw（撤回），留空即为报送。"));
            return RowAction.Supply;
        }

        if (action == RowAction.Supply) return action;
        Text(RowInstruction.ReasonField, "操作理由", instruction.Reason, row, findings);
        Text(RowInstruction.BasisField, "操作依据", instruction.Basis, row, findings);
        return action;
    }

    /// <summary>A supply that would change what stands: it lacks what a correction has.</summary>
    public static IEnumerable<Finding> CorrectionNeeded(int row)
    {
        const string Way = "该记录已存在且内容不同，须按更正报送：操作填 correct（更正），并填写理由和依据后重新报送。";
        yield return Finding.Error(row, RowInstruction.ReasonField, FindingCode.Required, $"缺少更正理由。{Way}");
        yield return Finding.Error(row, RowInstruction.BasisField, FindingCode.Required, $"缺少更正依据。{Way}");
    }

    private static void Text(string field, string name, string? value, int row, List<Finding> findings)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            findings.Add(Finding.Error(row, field, FindingCode.Required, $"更正和撤回须填写“{name}”，请补充后重新报送。"));
        }
        else if (value.Length > MaxLength)
        {
            findings.Add(Finding.Error(row, field, FindingCode.Format, $"“{name}”超过 {MaxLength} 个字符，请缩短后重新报送。"));
        }
    }
}
