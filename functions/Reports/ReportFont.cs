using CreditFunctions.Reports.Pdf;

namespace CreditFunctions.Reports;

/// <summary>The font of printed reports: Noto Sans SC, which lies beside the app. Read at the first report and kept (10 MB).</summary>
internal sealed class ReportFont
{
    private readonly Lazy<TrueTypeFont> _font;

    public ReportFont()
        : this(AppContext.BaseDirectory)
    {
    }

    /// <param name="folder">The app's folder.</param>
    internal ReportFont(string folder) => _font = new(
        () => new TrueTypeFont(File.ReadAllBytes(Path.Combine(folder, "fonts", "NotoSansSC_400Regular.ttf"))), LazyThreadSafetyMode.PublicationOnly);

    /// <exception cref="Problems.ProblemException">503 <c>report-font-missing</c>: the app was built without it.</exception>
    public TrueTypeFont Read()
    {
        try
        {
            return _font.Value;
        }
        catch (IOException)
        {
            throw ReportProblems.FontMissing.AsException();
        }
    }
}
