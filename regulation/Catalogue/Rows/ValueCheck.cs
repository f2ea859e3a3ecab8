namespace CreditFunctions.Regulation.Catalogue.Rows;

/// <summary>Checks one value against its field and brings it to the form in which it is stored.</summary>
public static class ValueCheck
{
    private static readonly char[] Joints = [';', '；'];

    /// <summary>The stored form, or null where the value is wrong and a finding says why.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">The value, trimmed, not empty.</param>
    /// <param name="row">The row's number.</param>
    /// <param name="findings">Takes the finding.</param>
    public static string? Normalise(Field field, string value, int row, List<Finding> findings)
    {
        if (value.Length > field.MaxLength && field.Type is FieldType.Text or FieldType.Code)
        {
            return Refuse($"超过 {field.MaxLength} 个字符，请缩短后重新报送。");
        }

        return field.Type switch
        {
            FieldType.Date => DateField.Parse(value) is { } date
                ? DateField.Normalise(date)
                : Refuse("不是有效日期，请写成 2026-09-24、2026/9/24 或 20260924。"),
            FieldType.Number => NumberField.Parse(value) is { } number
                ? NumberField.Normalise(number)
                : Refuse("不是有效数字，请只写数字和小数点（至多六位小数），不带单位、逗号或负号。"),
            FieldType.Code => Codes(field, value, row, findings),
            _ => IsReadable(value) ? value : Refuse("含有乱码或控制字符，请检查文件编码（UTF-8 或 GB18030）后重新报送。"),
        };

        string? Refuse(string why)
        {
            findings.Add(Finding.Error(row, field.Code, FindingCode.Format, $"“{field.Name}”{why}"));
            return null;
        }
    }

    private static string? Codes(Field field, string value, int row, List<Finding> findings)
    {
        var written = field.Several
            ? value.Split(Joints, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [value];
        var found = Array.ConvertAll(written, field.Codes!.Find);
        if (found.Length > 0 && Array.TrueForAll(found, code => code is not null)) return string.Join(';', found.Distinct());
        var how = field.Several ? "，多个之间用“;”隔开" : string.Empty;
        findings.Add(Finding.Error(row, field.Code, FindingCode.CodeList,
            $"“{field.Name}”不在代码表内，请从下列值中选填{how}：{field.Codes.Describe()}。"));
        return null;
    }

    // U+FFFD is what a wrong encoding leaves behind.
    private static bool IsReadable(string value)
    {
        foreach (var sign in value)
        {
            if (sign == '\uFFFD' || (char.IsControl(sign) && sign is not ('\t' or '\n' or '\r'))) return false;
        }

        return true;
    }
}
