using System.Diagnostics;
using System.Globalization;
using CreditFunctions.Tests.Shared;

namespace CreditFunctions.Local.Tests.Hosting;

public sealed class HostProcessTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "CreditFunctions.Local.Tests.dll");

    [Fact]
    public async Task Ctrl_C_ends_the_host_and_leaves_no_process_behind()
    {
        await using var host = await LocalAppProcess.StartAsync(program: Program);
        var azurite = AzuriteOf(host);
        Assert.True(IsAlive(azurite));
        Assert.Equal(0, await host.StopAsync());
        Assert.True(await EndsAsync(azurite));
    }

    [Fact]
    public async Task Kill_9_of_the_host_leaves_no_azurite_behind_and_the_next_host_starts_on_the_same_data()
    {
        await using var host = await LocalAppProcess.StartAsync(program: Program);
        var azurite = AzuriteOf(host);
        await host.KillAsync();
        await host.RestartAsync();
        Assert.True(await EndsAsync(azurite));
        Assert.Equal("pong", await host.Client.GetStringAsync("ping"));
    }

    [Fact]
    public async Task A_request_in_flight_ends_before_the_host_does()
    {
        await using var host = await LocalAppProcess.StartAsync(program: Program);
        using var answer = await host.Client.GetAsync("slow", HttpCompletionOption.ResponseHeadersRead);
        var stopping = host.StopAsync();
        Assert.Equal("begun ended", await answer.Content.ReadAsStringAsync());
        Assert.Equal(0, await stopping);
    }

    [Fact]
    public async Task Tokens_and_clock_outlive_a_restart()
    {
        await using var host = await LocalAppProcess.StartAsync(program: Program, clock: "2026-09-24T09:00:00+08:00");
        var keys = await host.Client.GetStringAsync("local/jwks");
        var moved = await host.AdvanceAsync("P10D");
        await host.KillAsync();
        await host.RestartAsync();
        Assert.Equal(keys, await host.Client.GetStringAsync("local/jwks"));
        Assert.Equal(moved, await host.NowAsync());
        Assert.Contains(host.Output, line => line.Contains("time never moves back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_functions_are_listed_and_ready_stands_on_a_line_of_its_own()
    {
        await using var host = await LocalAppProcess.StartAsync(program: Program);
        Assert.Contains($"\tPing: [GET] http://127.0.0.1:{host.HttpPort}/ping", host.Output);
        Assert.Contains($"ready http://127.0.0.1:{host.HttpPort}", host.Output);
    }

    [Fact]
    public async Task A_production_setting_ends_the_start_with_code_2_and_its_name() =>
        await RefusedAsync("ServiceBus", "--set", "ServiceBus=Endpoint=sb://siping.servicebus.windows.net/;SharedAccessKey=k");

    [Fact]
    public async Task An_unknown_argument_ends_the_start_with_code_2_and_its_name() => await RefusedAsync("--colour", "--colour", "red");

    [Fact]
    public async Task A_second_host_on_the_same_data_is_refused()
    {
        await using var host = await LocalAppProcess.StartAsync(program: Program);
        await RefusedAsync("in use by another local host", "--data", host.Data, "--http-port", "0", "--amqp-port", "0", "--storage-port", "0");
    }

    [Fact]
    public async Task A_taken_port_is_refused_with_the_way_out()
    {
        await using var host = await LocalAppProcess.StartAsync(program: Program);
        var other = Directory.CreateTempSubdirectory("second-host-").FullName;
        await RefusedAsync("Give another --http-port", "--data", other, "--http-port", host.HttpPort.ToString(CultureInfo.InvariantCulture),
            "--amqp-port", "0", "--storage-port", "0");
        Directory.Delete(other, recursive: true);
    }

    [Fact]
    public async Task Help_tells_every_argument()
    {
        var (code, output, _) = await RunAsync("--help");
        Assert.Equal(0, code);
        Assert.All((string[])["--http-port", "--amqp-port", "--storage-port", "--data", "--clock", "--set"],
            argument => Assert.Contains(argument, output, StringComparison.Ordinal));
    }

    private static async Task RefusedAsync(string reason, params string[] arguments)
    {
        var (code, output, errors) = await RunAsync(arguments);
        Assert.Equal(2, code);
        Assert.Contains(reason, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("ready", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, await output, await errors);
    }

    private static int AzuriteOf(LocalAppProcess host) =>
        int.Parse(File.ReadAllText(Path.Combine(host.Data, "azurite", "azurite.pid")), CultureInfo.InvariantCulture);

    // The system may list a process for an instant after it ended.
    private static async Task<bool> EndsAsync(int process)
    {
        for (var i = 0; i < 100 && IsAlive(process); i++) await Task.Delay(50);
        return !IsAlive(process);
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
