namespace CreditFunctions.Regulation.Catalogue.Rows;

/// <summary>Warns where a code is known under another name: mistyped, or renamed.</summary>
public static class NameCheck
{
    /// <summary>The warning, or null where the names agree or one of them is not known.</summary>
    /// <param name="item">The row's item.</param>
    /// <param name="row">The row's number.</param>
    /// <param name="written">The name in the row.</param>
    /// <param name="known">The names under which the code is known; none where it is new.</param>
    public static Finding? Mismatch(CatalogueItem item, int row, string written, IEnumerable<string> known)
    {
        var any = false;
        foreach (var name in known)
        {
            if (Plain(name) == Plain(written)) return null;
            any = true;
        }

        return !any || written.Length == 0 ? null : Finding.Warning(row, item.Roles.SubjectName, FindingCode.NameMismatch,
            "该代码在平台登记的名称与本行不一致。本行已接收；请核对代码和名称，如主体已更名请忽略。");
    }

    // Full-width brackets and blanks are typing habits, not another name.
    private static string Plain(string name) => string.Concat(name.Where(sign => !char.IsWhiteSpace(sign)))
        .Replace('（', '(').Replace('）', ')');
}
