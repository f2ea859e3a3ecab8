namespace CreditFunctions.Reports;

/// <summary>Settings <c>Reports__…</c>.</summary>
internal sealed class ReportOptions
{
    /// <summary>The address under which anyone reaches the app, such as <c>https://credit.example.cn</c>: reports print where they are checked. Where
    /// it is empty, the address by which the report was asked for.</summary>
    public string PublicAddress { get; set; } = string.Empty;
}
