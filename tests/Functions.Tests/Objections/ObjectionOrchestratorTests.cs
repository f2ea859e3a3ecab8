using CreditFunctions.Cases;
using CreditFunctions.Objections;
using Microsoft.DurableTask;
using Moq;

namespace CreditFunctions.Functions.Tests.Objections;

[Trait("Article", "25")]
public sealed class ObjectionOrchestratorTests
{
    private static readonly DateTime s_later = new(2026, 10, 9, 1, 0, 0, DateTimeKind.Utc);
    private readonly Mock<TaskOrchestrationContext> _context = new();
    private readonly List<string> _calls = [];
    private readonly Queue<Agenda> _looks = new();
    private readonly List<CancellationToken> _timers = [];
    private readonly Queue<TaskCompletionSource<string>> _waits = new();
    private Settlement? _settled;
    private Agenda _afterSettling = new([], null);

    public ObjectionOrchestratorTests()
    {
        _context.Setup(context => context.GetInput<CaseInput>()).Returns(new CaseInput("o1", 1));
        _context.Setup(context => context.WaitForExternalEvent<string>(CaseBell.Event, It.IsAny<CancellationToken>())).Returns(() =>
        {
            _calls.Add("wait");
            _waits.Enqueue(new TaskCompletionSource<string>());
            return _waits.Last().Task;
        });
        _context.Setup(context => context.CallActivityAsync<Agenda>(It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<TaskOptions?>()))
            .Returns((TaskName name, object? input, TaskOptions? _) =>
            {
                _calls.Add(name);
                _settled = input as Settlement ?? _settled;
                return Task.FromResult(name == ObjectionActivities.Look ? _looks.Dequeue() : _afterSettling);
            });
        _context.Setup(context => context.CallActivityAsync(It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<TaskOptions?>()))
            .Returns((TaskName name, object? input, TaskOptions? _) =>
            {
                _calls.Add(name);
                return name == DutyActivities.TellRecipients
                    ? Task.FromException(new TaskFailedException(name, 1, TaskFailureDetails.FromException(new IOException("down"))))
                    : Task.CompletedTask;
            });
        _context.Setup(context => context.CreateTimer(It.IsAny<DateTime>(), It.IsAny<CancellationToken>()))
            .Returns((DateTime _, CancellationToken token) =>
            {
                _timers.Add(token);
                return Task.CompletedTask;
            });
    }

    [Fact]
    public async Task Duties_are_done_in_order_and_then_settled()
    {
        _looks.Enqueue(new Agenda([new DueDuty("a", DutyActivities.AmendRecord), new DueDuty("b", DutyActivities.UnmarkRecord), new DueDuty("c", DutyActivities.DeliverResult)], s_later));
        await new ObjectionOrchestrator().RunAsync(_context.Object);
        Assert.Equal(["wait", ObjectionActivities.Look, DutyActivities.AmendRecord, DutyActivities.UnmarkRecord, DutyActivities.DeliverResult, ObjectionActivities.Settle], _calls);
        Assert.Equal(["a", "b", "c"], _settled!.Done);
    }

    [Fact]
    public async Task Failed_duty_is_reported_and_does_not_stop_the_next()
    {
        _looks.Enqueue(new Agenda([new DueDuty("a", DutyActivities.TellRecipients), new DueDuty("b", DutyActivities.Notify)], s_later));
        await new ObjectionOrchestrator().RunAsync(_context.Object);
        Assert.Equal(["b"], _settled!.Done);
        Assert.Equal(new FailedDuty("a", "System.IO.IOException"), Assert.Single(_settled.Failed));
    }

    [Fact]
    public async Task There_is_one_wait_for_all_wakes_by_the_clock_and_every_timer_is_cancelled()
    {
        for (var wake = 0; wake < 3; wake++) _looks.Enqueue(new Agenda([], s_later));
        _looks.Enqueue(new Agenda([], null));
        await new ObjectionOrchestrator().RunAsync(_context.Object);
        Assert.Single(_waits);
        Assert.Equal(3, _timers.Count);
        Assert.All(_timers, token => Assert.True(token.IsCancellationRequested));
    }

    [Fact]
    public async Task Answered_wait_is_renewed()
    {
        _looks.Enqueue(new Agenda([], s_later));
        _looks.Enqueue(new Agenda([], null));
        _context.Setup(context => context.CreateTimer(It.IsAny<DateTime>(), It.IsAny<CancellationToken>()))
            .Returns(() =>
            {
                _waits.Peek().SetResult("o1");
                return new TaskCompletionSource().Task;
            });
        await new ObjectionOrchestrator().RunAsync(_context.Object);
        Assert.Equal(2, _waits.Count);
    }

    [Fact]
    public async Task Long_history_is_left_behind()
    {
        for (var wake = 0; wake < CaseLoop.WakesBeforeNewHistory; wake++) _looks.Enqueue(new Agenda([], s_later));
        await new ObjectionOrchestrator().RunAsync(_context.Object);
        _context.Verify(context => context.ContinueAsNew(new CaseInput("o1", 1), true), Times.Once);
    }

    [Fact]
    public async Task Nothing_but_ids_goes_into_the_history()
    {
        _looks.Enqueue(new Agenda([new DueDuty("a", DutyActivities.Notify)], s_later));
        await new ObjectionOrchestrator().RunAsync(_context.Object);
        _context.Verify(context => context.CallActivityAsync(DutyActivities.Notify, new DutyInput("o1", "a"), It.IsAny<TaskOptions?>()));
    }
}
