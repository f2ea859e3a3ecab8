using CreditFunctions.Local.Settings;
using Microsoft.Extensions.Configuration;

namespace CreditFunctions.Local.Tests.Hosting;

public sealed class LocalSettingsTests : IDisposable
{
    private const string Sample = """
        {
          "IsEncrypted": false, // comments are fine
          "Values": {
            "AzureWebJobsStorage": "UseDevelopmentStorage=true",
            "ServiceBus": "Endpoint=sb://127.0.0.1:5672;SharedAccessKeyName=a;SharedAccessKey=b;UseDevelopmentEmulator=true;",
            "Identity__Authority": "http://127.0.0.1:7071/local",
            "Keys__Directory": ".local/keys",
            "Other": "http://127.0.0.1:70711/x http://localhost:10002/y"
          }
        }
        """;

    private readonly string _home = Directory.CreateTempSubdirectory("local-settings-").FullName;

    public LocalSettingsTests()
    {
        File.WriteAllText(Path.Combine(_home, "host.json"), """{ "logging": { "logLevel": { "default": "Warning" } } }""");
        File.WriteAllText(Path.Combine(_home, HostHome.SampleName), Sample);
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void The_sample_is_copied_on_the_first_run_and_never_again()
    {
        Read();
        var path = Path.Combine(_home, LocalSettings.FileName);
        Assert.Equal(Sample, File.ReadAllText(path));
        File.WriteAllText(path, """{"Values":{"Mine":"kept"}}""");
        Assert.Equal("kept", Read()["Mine"]);
        Assert.Null(Read()["Keys:Directory"]);
    }

    [Fact]
    public void On_default_ports_settings_stay_as_they_are_written()
    {
        var settings = Read();
        Assert.Equal("UseDevelopmentStorage=true", settings["AzureWebJobsStorage"]);
        Assert.Equal("http://127.0.0.1:7071/local", settings["Identity:Authority"]);
        Assert.Contains("127.0.0.1:5672;", settings["ServiceBus"], StringComparison.Ordinal);
        Assert.Equal(Path.Combine(_home, ".local", "keys"), settings["Keys:Directory"]);
    }

    [Fact]
    public void Ports_and_data_of_the_command_line_replace_the_defaults_wherever_a_setting_names_them()
    {
        var settings = Read("--http-port", "1111", "--amqp-port", "2222", "--storage-port", "3333", "--data", Path.Combine(_home, "elsewhere"));
        Assert.Equal("http://127.0.0.1:1111/local", settings["Identity:Authority"]);
        Assert.Contains("sb://127.0.0.1:2222;", settings["ServiceBus"], StringComparison.Ordinal);
        Assert.Contains("TableEndpoint=http://127.0.0.1:3335/devstoreaccount1", settings["AzureWebJobsStorage"], StringComparison.Ordinal);
        Assert.Equal("http://127.0.0.1:70711/x http://localhost:3335/y", settings["Other"]);
        Assert.Equal(Path.Combine(_home, "elsewhere", "keys"), settings["Keys:Directory"]);
    }

    [Fact]
    public void The_environment_overrides_the_file_and_the_command_line_overrides_both()
    {
        const string name = "LOCALTEST__Value";
        Environment.SetEnvironmentVariable(name, "environment");
        try
        {
            File.WriteAllText(Path.Combine(_home, LocalSettings.FileName), """{"Values":{"LOCALTEST__Value":"file"}}""");
            Assert.Equal("environment", Read()["LOCALTEST:Value"]);
            Assert.Equal("command line", Read("--set", "LOCALTEST__Value=command line")["LOCALTEST:Value"]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        Assert.Equal("file", Read()["LOCALTEST:Value"]);
    }

    [Theory]
    [InlineData("{", "cannot be read")]
    [InlineData("[]", "cannot be read")]
    [InlineData("""{"IsEncrypted": true}""", "encrypted settings are not supported")]
    public void A_settings_file_that_cannot_be_read_is_named(string json, string message)
    {
        File.WriteAllText(Path.Combine(_home, LocalSettings.FileName), json);
        var error = Assert.Throws<StartRefusedException>(() => Read());
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(LocalSettings.FileName, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_or_broken_host_json_is_named()
    {
        File.WriteAllText(Path.Combine(_home, "host.json"), "{");
        Assert.Contains("host.json cannot be read", Assert.Throws<StartRefusedException>(() => Read()).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(_home, "host.json"));
        Assert.Contains("host.json", Assert.Throws<StartRefusedException>(() => Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Host_json_configures_the_host_and_its_levels_the_logging()
    {
        File.WriteAllText(Path.Combine(_home, "host.json"), """
            {"logging":{"logLevel":{"default":"Error"}},"extensions":{"http":{"routePrefix":"v2"},
             "serviceBus":{"autoCompleteMessages":false,"maxConcurrentCalls":3},"durableTask":{"hubName":"H"}}}
            """);
        var json = HostJson.Read(_home);
        Assert.Equal(("v2", false, 3, "H"), (json.RoutePrefix, json.AutoCompleteMessages, json.MaxConcurrentCalls, json.TaskHub));
        Assert.Equal("Error", Read()["Logging:LogLevel:default"]);
    }

    [Fact]
    public void A_production_setting_stops_the_start_whatever_file_it_is_in()
    {
        Assert.Throws<StartRefusedException>(() => Read("--set", "ServiceBus=Endpoint=sb://x.servicebus.windows.net/"));
        File.WriteAllText(Path.Combine(_home, LocalSettings.FileName), """{"Values":{"AzureWebJobsStorage":"AccountName=real;AccountKey=k"}}""");
        Assert.Throws<StartRefusedException>(() => Read());
    }

    [Fact]
    public void The_home_is_the_outermost_folder_that_holds_both_files()
    {
        var output = Directory.CreateDirectory(Path.Combine(_home, "app", "bin")).FullName;
        File.WriteAllText(Path.Combine(output, "host.json"), "{}");
        File.WriteAllText(Path.Combine(output, HostHome.SampleName), "{}");
        Assert.Equal(_home, HostHome.Find(output));
    }

    [Fact]
    public void A_data_directory_has_one_host_at_a_time()
    {
        var first = DataDirectory.At(_home, null);
        first.Take();
        Assert.Contains("in use by another local host", Assert.Throws<StartRefusedException>(() => DataDirectory.At(_home, null).Take()).Message, StringComparison.Ordinal);
        first.Dispose();
        using var next = DataDirectory.At(_home, null);
        next.Take();
    }

    private ConfigurationManager Read(params string[] arguments)
    {
        var configuration = new ConfigurationManager();
        LocalHostOptions.Read(HostArguments.Parse(arguments), _home).AddTo(configuration);
        return configuration;
    }
}
