using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Reports;

/// <summary>How a report's page looks, and the policy that lets nothing else into it.</summary>
internal static class ReportStyle
{
    public const string Css = """

        @page { size: A4; margin: 20mm 18mm 18mm; }
        html { color: #111; background: #fff; font: 15px/1.6 "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
        body { margin: 0; }
        main { max-width: 48rem; margin: 0 auto; padding: 2rem 1rem; }
        h1 { font-size: 1.7rem; margin: 0 0 1rem; }
        h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; padding-bottom: .2rem; border-bottom: 1px solid #555; break-after: avoid; }
        h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; color: #111; }
        table { width: 100%; border-collapse: collapse; table-layout: fixed; }
        caption { text-align: left; color: #333; break-after: avoid; }
        th, td { border: 1px solid #bbb; padding: .25rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
        th { width: 30%; font-weight: normal; color: #333; background: #f3f3f3; }
        tr { break-inside: avoid; }
        .mark { margin: 1rem 0 -.6rem; font-weight: bold; break-after: avoid; }
        .mark::before { content: "▲ "; }
        dt { font-weight: bold; margin-top: .6rem; }
        dd { margin: 0; }
        @media print { html { font-size: 10.5pt; } main { max-width: none; padding: 0; } }

        """;

    /// <summary>Nothing is loaded and nothing runs; the one style is known by its hash.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'";
}
