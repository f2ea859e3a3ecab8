using CreditFunctions.Notices;
using CreditFunctions.Regulation.Cases;

namespace CreditFunctions.Submissions.Ingestion;

/// <summary>Tells both subjects of a move: the one that is rid of the record and the one that has it now. Told again, nobody notices.</summary>
/// <remarks>Cost: 2 round trips.</remarks>
internal sealed class MoveNotices(NoticeSender notices)
{
    public async Task TellAsync(GoodRow row, string formerSubjectId, CancellationToken cancellationToken)
    {
        var (unit, item) = (row.Parsed.Values[row.Item.Roles.ProviderName], row.Item.Name);
        await notices.SendAsync(Notice(row, "moved-away", formerSubjectId, "一条信用信息已从您名下移出",
            $"{unit}更正了一条“{item}”信息的主体：该信息此前误记在您名下，现已移出，不再展示和共享。"), cancellationToken);
        await notices.SendAsync(Notice(row, "moved-here", row.SubjectId, "一条信用信息已移入您名下",
            $"{unit}更正了一条“{item}”信息的主体：该信息应记在您名下，现已移入。您可以查询自身信用信息，如有异议可以提出异议申请（条例第二十四条、第二十五条）。"), cancellationToken);
    }

    private static Notice Notice(GoodRow row, string kind, string subjectId, string title, string text) =>
        new($"{row.Receipt.ReceiptId}-{row.Number}-{kind}", Recipient.OfSubject(subjectId), kind, row.Receipt.ReceiptId, title, text);
}
