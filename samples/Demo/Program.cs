using System.Diagnostics;
using CreditFunctions.Samples.Demo;
using CreditFunctions.Samples.Demo.Running;
using CreditFunctions.Samples.Demo.Story;
using CreditFunctions.Samples.Demo.Timeline;
using CreditFunctions.Samples.Generator;

var narrator = new Narrator();
try
{
    if (DemoOptions.Parse(args) is not { } options)
    {
        Console.WriteLine(DemoOptions.Usage);
        return 0;
    }

    var watch = Stopwatch.StartNew();
    await PlayAsync(options);
    narrator.Say(Stage.At(new(2027, 1, 8), 9), "全部步骤通过", $"Every step held, in {watch.Elapsed.TotalSeconds:0} seconds");
    return 0;
}
catch (Exception error) when (error is StepFailedException or HttpRequestException or OperationCanceledException or IOException or Amqp.AmqpException)
{
    narrator.Failed(error.Message);
    return 1;
}

async Task PlayAsync(DemoOptions options)
{
    narrator.Chapter("四平市社会信用信息平台 演示", "Social credit information of the city of Siping: a demonstration with invented data");
    await using var app = await AppProcess.StartAsync(Stage.Begins, options.Data);
    using var http = new HttpClient { BaseAddress = app.Http, Timeout = TimeSpan.FromMinutes(5) };
    var stage = new Stage(app, new LocalControls(http), new SampleSet(SampleSet.DefaultSeed), narrator);
    await stage.SayAsync($"系统已启动：{await stage.Local.FunctionsAsync()} 个函数，{app.Http}", "The system serves, on a controlled clock");
    try
    {
        var companies = Disputed.In(stage.Samples.Penalties).Take(3).ToArray();
        await new Submissions(stage).PlayAsync();
        var questions = new Questions(stage);
        await questions.PlayAsync(companies[0]);
        var overdue = new Overdue(stage);
        var neglected = await overdue.FileAsync(companies[1]);
        var objection = await new TenDays(stage, questions).PlayAsync(companies[0]);
        await overdue.PlayAsync(companies[1], neglected);
        await new WhoLooked(stage).PlayAsync(companies[0]);
        var dishonest = await new Determined(stage).PlayAsync(companies[2]);
        var action = new JointPunishment(stage);
        await action.PlayAsync(dishonest);
        await new Repaired(stage, questions, action).PlayAsync(dishonest);
        await new Accountable(stage, action).PlayAsync();
        if (options.BoardPicture is { } picture) new BoardPicture(options.Font, Agencies.Names).Draw(await action.BoardAsync(), picture);
        await WriteTimelineAsync(options, stage, objection);
    }
    catch
    {
        foreach (var line in app.LastLines)
        {
            Console.Error.WriteLine(line);
        }

        throw;
    }
}

static async Task WriteTimelineAsync(DemoOptions options, Stage stage, ObjectionCase objection)
{
    if (options.TimelineJson is null && options.TimelinePicture is null)
    {
        return;
    }

    var timeline = await TimelineReader.ReadAsync(stage, objection);
    if (options.TimelineJson is { } file)
    {
        await TimelineFile.WriteAsync(timeline, file);
    }

    if (options.TimelinePicture is { } picture)
    {
        new TimelinePicture(options.Font).Draw(timeline, picture);
    }
}
