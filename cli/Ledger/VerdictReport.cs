using System.Globalization;
using CreditFunctions.Ledger.Verification;

namespace CreditFunctions.Cli.Ledger;

/// <summary>Tells people what a verification found, in both languages.</summary>
internal sealed class VerdictReport(TextWriter output)
{
    public void Begin(LedgerPlace place, PublicKeys keys)
    {
        Say($"Ledger 信息查询日志: {place.Description}");
        if (keys.Keys.Count > 0 && keys.AreTheLedgersOwn)
        {
            Say($"Signatures are checked with the keys that stand beside the seals. Give --public-key with a copy from elsewhere to know who signed.");
        }
    }

    public void End(LedgerVerdict verdict, VerifierOptions options)
    {
        Say($"  segments 日志段 {verdict.Segments}, lines 行 {verdict.Lines}, entries 条目 {verdict.Entries}, seals 封印 {verdict.Seals}");
        Say($"  sealed 已封印 {verdict.Sealed}, not sealed yet 待封印 {verdict.Unsealed}");
        if (options.Keys is not null) Say($"  payloads opened 已解开 {verdict.Opened}, erased 已销毁密钥 {verdict.Erased}");
        if (options.Outside.Count > 0 && verdict.Fault is null) Say($"  goes on from the checkpoints kept outside 与外部检查点一致: {options.Outside.Count}");
        if (!verdict.SignaturesChecked && verdict.Seals > 0) Say($"  signatures were not checked: no public key 未核验签名：没有公钥");
        if (verdict.Checkpoint is { } newest) Say($"  newest checkpoint 最新检查点: {newest.Size} {newest.Root}");
        if (verdict.Fault is not { } fault)
        {
            Say($"GOOD 完好");
            return;
        }

        Say($"BAD 有误: {fault.Kind}");
        Say($"  {fault.Place}");
        Say($"  {fault.English}");
        Say($"  {fault.Chinese}");
    }

    private void Say(FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
