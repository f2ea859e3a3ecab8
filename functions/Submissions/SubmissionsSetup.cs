using CreditFunctions.Submissions.DeadLetters;
using CreditFunctions.Submissions.Findings;
using CreditFunctions.Submissions.Held;
using CreditFunctions.Submissions.Ingestion;
using CreditFunctions.Submissions.Intake;
using CreditFunctions.Submissions.Messages;
using CreditFunctions.Submissions.Receipts;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Submissions;

/// <summary>What taking batches in needs.</summary>
internal static class SubmissionsSetup
{
    public static IServiceCollection AddSubmissions(this IServiceCollection services)
    {
        services.AddSingleton<SubmissionIntake>();
        services.AddSingleton<ReceiptStore>();
        services.AddSingleton<ReceiptAccess>();
        services.AddSingleton<FindingStore>();
        services.AddSingleton<HeldRowEntity>();
        services.AddSingleton<HeldRowStore>();
        services.AddSingleton<HeldRowAccess>();
        services.AddSingleton<HeldRowCarrying>();
        services.AddSingleton<FinishHeldRows>();
        services.AddSingleton<IngestionStarter>();
        services.AddSingleton<IngestedChanges>();
        services.AddSingleton<RowIngestion>();
        services.AddSingleton<RowWriter>();
        services.AddSingleton<RecordMover>();
        services.AddSingleton<MoveNotices>();
        services.AddSingleton<SeenRows>();
        services.AddSingleton<MessageSender>();
        services.AddSingleton<DeadLetterQueue>();
        return services;
    }
}
