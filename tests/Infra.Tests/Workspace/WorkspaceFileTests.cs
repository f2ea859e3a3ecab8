using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace CreditFunctions.Infra.Tests.Workspace;

/// <summary>The files that tools on the open internet read: well formed, and pointing at what is there.</summary>
public class WorkspaceFileTests
{
    private static readonly JsonDocumentOptions s_withComments = new() { CommentHandling = JsonCommentHandling.Skip };

    [Theory]
    [InlineData(".devcontainer/devcontainer.json")]
    [InlineData(".vscode/extensions.json")]
    [InlineData(".vscode/launch.json")]
    [InlineData(".vscode/settings.json")]
    [InlineData(".vscode/tasks.json")]
    [InlineData("infra/bicepconfig.json")]
    public void Json_is_well_formed(string file) =>
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(Text(file), s_withComments).RootElement.ValueKind);

    [Fact]
    public void Launches_start_with_tasks_that_exist()
    {
        var tasks = JsonDocument.Parse(Text(".vscode/tasks.json"), s_withComments).RootElement.GetProperty("tasks").EnumerateArray().ToList();
        var labels = tasks.Select(task => task.GetProperty("label").GetString()!).ToList();
        var wanted = JsonDocument.Parse(Text(".vscode/launch.json"), s_withComments).RootElement.GetProperty("configurations").EnumerateArray()
            .Select(launch => launch.GetProperty("preLaunchTask").GetString()!)
            .Concat(tasks.Where(task => task.TryGetProperty("dependsOn", out _)).Select(task => task.GetProperty("dependsOn").GetString()!));
        Assert.All(wanted, label => Assert.Contains(label, labels));
    }

    [Fact]
    public void Azd_deploys_the_one_project_of_functions_to_the_app_that_the_infrastructure_makes()
    {
        var azure = Yaml("azure.yaml");
        Assert.True(File.Exists(At($"{Value(azure, "infra", "path")}/{Value(azure, "infra", "module")}.bicep")));
        Assert.Equal("AzureChinaCloud", Value(azure, "cloud", "name"));
        var service = Assert.Single((YamlMappingNode)azure["services"]);
        Assert.Equal("function", ((YamlScalarNode)service.Value["host"]).Value);
        // Core Tools and azd build only where exactly one project lies.
        Assert.Single(Directory.EnumerateFiles(At(((YamlScalarNode)service.Value["project"]).Value!), "*.csproj"));
        Assert.Contains($"'azd-service-name': '{service.Key}'", Text("infra/modules/app.bicep"), StringComparison.Ordinal);
    }

    [Fact]
    public void Emulators_read_our_entities_and_listen_on_this_machine_only()
    {
        var services = (YamlMappingNode)Yaml("infra/emulator/compose.yaml")["services"];
        var mounted = ((YamlScalarNode)((YamlSequenceNode)services["servicebus"]["volumes"])[0]).Value!.Split(':')[0];
        Assert.True(File.Exists(At($"infra/emulator/{mounted}")), mounted);
        var ports = services.Children.Values.OfType<YamlMappingNode>().Where(service => service.Children.ContainsKey("ports"))
            .SelectMany(service => (YamlSequenceNode)service["ports"]).Select(port => ((YamlScalarNode)port).Value!).ToList();
        Assert.Equal(5, ports.Count);
        Assert.All(ports, port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
    }

    [Fact]
    public void Ci_tests_builds_runs_and_previews()
    {
        var jobs = (YamlMappingNode)Yaml(".github/workflows/ci.yml")["jobs"];
        var commands = jobs.Children.Values.SelectMany(job => (YamlSequenceNode)job["steps"]).OfType<YamlMappingNode>()
            .Where(step => step.Children.ContainsKey("run")).Select(step => ((YamlScalarNode)step["run"]).Value!).ToList();
        Assert.Contains("./test", commands);
        foreach (var part in new[] { "CreditFunctions.Azure.sln", "func start", "infra/emulator/compose.yaml", "azd provision --preview" })
        {
            Assert.Contains(commands, command => command.Contains(part, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void No_file_of_ci_holds_a_secret() =>
        Assert.DoesNotContain("secrets.", Text(".github/workflows/ci.yml"), StringComparison.Ordinal);

    private static string At(string file) => Path.Combine(Repository.Root, file);

    private static string Text(string file) => File.ReadAllText(At(file));

    private static string Value(YamlMappingNode node, string section, string name) => ((YamlScalarNode)node[section][name]).Value!;

    private static YamlMappingNode Yaml(string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Text(file)));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
