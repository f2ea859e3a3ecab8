using CreditFunctions.Access;
using CreditFunctions.Ledger;
using CreditFunctions.Problems;

namespace CreditFunctions.Functions.Tests.Ledger;

[Trait("Article", "15")]
public sealed class RefusedActsTests
{
    private readonly ListLedger _ledger = new();
    private readonly LedgerEntry _entry = LedgerEntry.Of(Caller.Anonymous, "change-case");

    [Fact]
    public async Task Refusal_is_in_the_ledger_with_its_code()
    {
        Assert.Equal("key", (await Assert.ThrowsAsync<ProblemException>(() => RunAsync(() => throw CommonProblems.NotFound("key", "无").AsException()))).Problem.Code);
        Assert.Equal([("change-case", "key")], _ledger.Entries.Select(entry => (entry.What, entry.Outcome)));
    }

    [Fact]
    public async Task What_is_carried_out_or_failed_by_no_fault_of_the_caller_s_is_no_refusal()
    {
        Assert.Equal(1, await RunAsync(() => Task.FromResult(1)));
        await Assert.ThrowsAsync<ProblemException>(() => RunAsync(() => throw CommonProblems.StorageUnavailable.AsException()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(() => throw new InvalidOperationException()));
        Assert.Empty(_ledger.Entries);
    }

    [Fact]
    public async Task Refusal_is_not_answered_where_it_cannot_be_logged()
    {
        _ledger.Fails = true;
        var error = await Assert.ThrowsAsync<ProblemException>(() => RunAsync(() => throw CommonProblems.KeyReused.AsException()));
        Assert.Equal(LedgerProblems.Unavailable.Code, error.Problem.Code);
    }

    private Task<int> RunAsync(Func<Task<int>> act) => _ledger.LogRefusalOfAsync(_entry, act, default);
}
