using CreditFunctions.Access;
using CreditFunctions.AccessLogs;
using CreditFunctions.Authorisations;
using CreditFunctions.Calendar;
using CreditFunctions.Cases;
using CreditFunctions.Consents;
using CreditFunctions.Determinations;
using CreditFunctions.Grants;
using CreditFunctions.Grounds;
using CreditFunctions.JointActions;
using CreditFunctions.KeyRotation;
using CreditFunctions.Ledger;
using CreditFunctions.Misuse;
using CreditFunctions.Notices;
using CreditFunctions.Objections;
using CreditFunctions.Operations;
using CreditFunctions.Queries;
using CreditFunctions.RateLimits;
using CreditFunctions.Records;
using CreditFunctions.Referrals;
using CreditFunctions.Repairs;
using CreditFunctions.Reports;
using CreditFunctions.Storage;
using CreditFunctions.Subjects;
using CreditFunctions.Telemetry;
using CreditFunctions.Submissions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions;

/// <summary>Puts the rooms together. Each room says itself what it needs.</summary>
internal static class Composition
{
    public static void AddCreditFunctions(this FunctionsApplicationBuilder builder)
    {
        builder.AddTelemetry();
        builder.AddAccess();
        builder.Services
            .AddStorage()
            .AddCalendar()
            .AddLedger()
            .AddRateLimits()
            .AddSubjects()
            .AddRecords()
            .AddGrants()
            .AddQueries()
            .AddAuthorisations()
            .AddConsents()
            .AddReports()
            .AddAccessLogs()
            .AddNotices()
            .AddCases()
            .AddGrounds()
            .AddReferrals()
            .AddObjections()
            .AddJointActions()
            .AddRepairs()
            .AddDeterminations()
            .AddSubmissions()
            .AddKeyRotation()
            .AddMisuse()
            .AddOperations();
    }
}
